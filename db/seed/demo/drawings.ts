import { mix, type Tone } from "./palette";

/**
 * Silhouettes of the demo goods, drawn in code on a canvas of 800 × 1000 that stands on a table at y = 780. Plain
 * shapes in three tones each: light from the left, no outlines.
 */
export type Drawing = (tone: Tone) => string;

const wood = { main: "#b98d5d", dark: "#94683d", light: "#d4b084" };
const steel = { main: "#b9bec2", dark: "#8b9196", light: "#dfe3e5" };
const brass = { main: "#c1984f", dark: "#94702f", light: "#dfc084" };

const path = (d: string, fill: string, more = "") => `<path d="${d}" fill="${fill}" ${more}/>`;
const line = (d: string, stroke: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const oval = (cx: number, cy: number, rx: number, ry: number, fill: string) =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;
const box = (x: number, y: number, w: number, h: number, r: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"/>`;
const turned = (angle: number, inner: string) => `<g transform="rotate(${angle} 400 560)">${inner}</g>`;

const mug: Drawing = (t) =>
  line("M530 520 q110 -10 110 80 q0 90 -120 84", t.dark, 34) +
  path("M250 470 h300 v210 q0 100 -100 100 h-100 q-100 0 -100 -100 z", t.main) +
  path("M470 470 h80 v210 q0 100 -100 100 h-30 q50 -40 50 -110 z", t.dark, 'opacity="0.55"') +
  oval(400, 470, 150, 30, t.light) +
  oval(400, 474, 128, 21, mix(t.dark, "#2a1a10", 0.3));

const bowl: Drawing = (t) =>
  path("M180 560 h440 q-10 150 -130 200 v20 h-180 v-20 q-120 -50 -130 -200 z", t.main) +
  path("M500 560 h120 q-10 150 -130 200 v20 h-70 q90 -90 80 -220 z", t.dark, 'opacity="0.5"') +
  oval(400, 560, 220, 44, t.light) +
  oval(400, 566, 192, 33, t.dark);

const saucepan: Drawing = (t) =>
  path("M560 560 l170 -46 q22 -4 26 16 q2 16 -16 22 l-176 52 z", wood.main) +
  path("M200 540 h380 v180 q0 60 -60 60 h-260 q-60 0 -60 -60 z", t.main) +
  path("M480 540 h100 v180 q0 60 -60 60 h-60 q26 -60 20 -240 z", t.dark, 'opacity="0.5"') +
  oval(390, 540, 190, 34, t.light) +
  path("M216 534 q20 -74 174 -74 q154 0 174 74 q-60 24 -174 24 q-114 0 -174 -24 z", t.main) +
  oval(390, 446, 30, 17, wood.main);

const skillet: Drawing = () =>
  turned(
    -24,
    path("M380 610 h40 l14 250 q0 28 -34 28 q-34 0 -34 -28 z", "#3b3b3d") +
      oval(400, 850, 10, 14, "#c9c2b4") +
      oval(400, 430, 212, 212, "#2f2f31") +
      oval(400, 430, 184, 184, "#454548") +
      oval(372, 404, 132, 128, "#515155"),
  );

const board: Drawing = () =>
  turned(
    8,
    path(
      "M250 300 q0 -40 40 -40 h60 v-90 q0 -40 50 -40 q50 0 50 40 v90 h60 q40 0 40 40 v460 q0 40 -40 40 h-220 q-40 0 -40 -40 z",
      wood.main,
    ) +
      oval(400, 190, 17, 17, wood.dark) +
      line("M300 330 q14 210 0 430", wood.light, 7) +
      line("M372 320 q-16 230 4 450", wood.dark, 5) +
      line("M454 320 q18 220 -2 450", wood.light, 6) +
      line("M512 330 q-10 210 2 430", wood.dark, 4),
  );

const knife: Drawing = () =>
  turned(
    32,
    path("M370 120 q110 150 96 430 h-104 z", steel.main) +
      path("M370 120 q40 190 24 430 h-32 z", steel.light) +
      box(352, 548, 122, 30, 8, brass.main) +
      path("M362 578 h102 l-6 270 q-4 34 -44 34 q-40 0 -44 -34 z", wood.dark) +
      oval(413, 650, 9, 9, brass.light) +
      oval(413, 780, 9, 9, brass.light),
  );

const carafe: Drawing = () =>
  path(
    "M350 270 h100 v120 q0 60 60 120 q50 60 50 150 v70 q0 50 -50 50 h-220 q-50 0 -50 -50 v-70 q0 -90 50 -150 q60 -60 60 -120 z",
    "#cfdcdb",
    'opacity="0.85"',
  ) +
  path(
    "M256 620 q144 40 288 0 q16 30 16 60 v50 q0 50 -50 50 h-220 q-50 0 -50 -50 v-50 q0 -30 16 -60 z",
    "#a9c3c4",
    'opacity="0.9"',
  ) +
  line("M300 560 q-30 50 -26 160", "#ffffff", 12) +
  oval(400, 270, 50, 11, "#eef4f3") +
  oval(400, 250, 44, 30, wood.main);

const napkins: Drawing = (t) =>
  [0, 1, 2, 3]
    .map(
      (n) =>
        path(`M190 ${700 - n * 52} l210 -60 l210 60 l-210 64 z`, n % 2 ? t.main : t.dark) +
        line(`M190 ${700 - n * 52} l210 64 l210 -64`, t.light, 5),
    )
    .join("") +
  line("M400 496 v212", mix(t.dark, "#000000", 0.2), 8) +
  oval(400, 520, 34, 15, t.light);

const apron: Drawing = (t) =>
  line("M310 250 q90 -150 180 0", t.dark, 14) +
  path("M308 250 h184 l20 150 q20 40 100 60 l-24 320 q-190 30 -376 0 l-24 -320 q80 -20 100 -60 z", t.main) +
  path(
    "M492 250 l20 150 q20 40 100 60 l-24 320 q-60 10 -110 14 q30 -260 -10 -544 z",
    t.dark,
    'opacity="0.4"',
  ) +
  path("M288 560 h224 v120 q0 24 -24 24 h-176 q-24 0 -24 -24 z", t.light, 'opacity="0.75"') +
  line("M400 562 v140", t.main, 5) +
  line("M188 470 q-50 70 -20 180", t.dark, 12) +
  line("M612 470 q50 70 20 180", t.dark, 12);

const towel: Drawing = (t) =>
  box(170, 300, 460, 22, 11, wood.dark) +
  path("M240 306 h320 v420 h-320 z", t.main) +
  path("M460 306 h100 v420 h-100 z", t.dark, 'opacity="0.35"') +
  [380, 440, 500, 560, 620].map((y) => line(`M252 ${y} h296`, t.light, 5)).join("") +
  box(240, 664, 320, 16, 0, t.dark) +
  box(240, 692, 320, 8, 0, t.dark) +
  Array.from({ length: 21 }, (_, n) => line(`M${244 + n * 15.6} 726 v22`, t.main, 5)).join("");

const deskLamp: Drawing = (t) =>
  path("M240 752 h240 q14 0 14 14 v14 h-268 v-14 q0 -14 14 -14 z", t.dark) +
  line("M360 750 L300 520 L470 330", t.main, 18) +
  oval(300, 520, 18, 18, t.light) +
  path("M420 260 l150 -60 q60 80 70 190 l-250 -20 q0 -70 30 -110 z", t.main) +
  path("M540 214 l30 -14 q60 80 70 190 l-80 -6 q10 -100 -20 -170 z", t.dark, 'opacity="0.55"') +
  path("M390 370 l250 20 q-40 34 -130 26 q-100 -8 -120 -46 z", "#f6e4ae");

const pendant: Drawing = () =>
  line("M400 0 v240", "#3a3734", 6) +
  oval(400, 246, 26, 16, brass.main) +
  path("M366 250 h68 q190 90 190 260 q0 150 -224 150 q-224 0 -224 -150 q0 -170 190 -260 z", "#f5ecd9") +
  [300, 360, 430, 500, 570]
    .map((y, n) =>
      line(
        `M${262 - n * 18 + (y > 480 ? (y - 480) * 0.5 : 0)} ${y + 30} q${140 + n * 16} ${36} ${276 + n * 30 - (y > 480 ? y - 480 : 0)} 0`,
        "#e0d2b4",
        5,
      ),
    )
    .join("") +
  path("M500 290 q124 90 124 220 q0 150 -224 150 q150 -60 100 -370 z", "#e6d8bc", 'opacity="0.6"');

const candle: Drawing = () =>
  box(330, 400, 140, 330, 16, "#e2b552") +
  path("M420 400 h34 q16 0 16 16 v298 q0 16 -16 16 h-34 z", "#c4933a", 'opacity="0.7"') +
  oval(400, 402, 70, 15, "#eecb78") +
  line("M400 398 v-30", "#4a3a28", 6) +
  path("M400 280 q38 50 0 92 q-38 -42 0 -92 z", "#f3a93c") +
  path("M400 320 q18 28 0 50 q-18 -22 0 -50 z", "#fbe3a0") +
  path("M250 724 h300 q-10 56 -70 56 h-160 q-60 0 -70 -56 z", brass.main);

const basket: Drawing = (t) =>
  line("M240 500 q160 -300 320 0", t.dark, 24) +
  path("M190 490 h420 l-46 270 q-4 20 -26 20 h-276 q-22 0 -26 -20 z", t.main) +
  [540, 590, 640, 690, 740]
    .map((y, row) =>
      Array.from({ length: 8 }, (_, n) =>
        oval(236 + n * 42 + (row % 2) * 16, y, 20, 12, row % 2 ? t.light : t.dark),
      ).join(""),
    )
    .map((row) => `<g opacity="0.55">${row}</g>`)
    .join("") +
  box(180, 476, 440, 34, 17, t.dark);

const pegRail: Drawing = () =>
  box(130, 400, 540, 86, 12, wood.main) +
  line("M150 424 h500", wood.light, 6) +
  line("M150 460 q240 10 500 0", wood.dark, 4) +
  [210, 336, 462, 588]
    .map((x) => line(`M${x} 446 l-8 74`, wood.dark, 26) + oval(x - 9, 528, 22, 22, wood.light))
    .join("") +
  path("M300 548 q36 -30 72 0 l24 230 q-60 20 -120 0 z", "#8ba6b5");

const feltBox: Drawing = (t) =>
  path("M200 460 l60 -50 h340 l-60 50 z", mix(t.dark, "#000000", 0.25)) +
  path("M540 460 l60 -50 v290 l-60 80 z", t.dark) +
  box(200, 460, 340, 320, 6, t.main) +
  line("M220 482 h300", t.light, 5) +
  box(320, 560, 100, 34, 17, "#8a5a38") +
  box(332, 570, 76, 14, 7, "#5f3b22");

const throwBlanket: Drawing = (t) =>
  path("M180 540 q40 -60 220 -60 q180 0 220 60 v180 q0 60 -60 60 h-320 q-60 0 -60 -60 z", t.main) +
  path("M180 560 q220 -70 440 0 v44 q-220 -70 -440 0 z", t.light) +
  path("M180 650 q220 -70 440 0 v44 q-220 -70 -440 0 z", t.dark, 'opacity="0.6"') +
  line("M186 610 q214 -64 428 0", t.dark, 4) +
  Array.from({ length: 15 }, (_, n) => line(`M${226 + n * 25} 776 v34`, t.dark, 7)).join("");

const notebook: Drawing = (t) =>
  turned(
    -7,
    box(236, 300, 350, 480, 10, mix(t.dark, "#000000", 0.15)) +
      box(230, 292, 342, 476, 10, "#f4eedf") +
      box(222, 284, 342, 476, 12, t.main) +
      box(222, 284, 44, 476, 12, t.dark) +
      line("M500 286 v472", mix(t.light, "#ffffff", 0.2), 12) +
      box(312, 380, 140, 60, 4, "#f4eedf"),
  );

const sharpener: Drawing = () =>
  path("M260 560 l220 -70 l90 60 l-220 76 z", brass.light) +
  path("M350 626 l220 -76 v130 l-220 80 z", brass.main) +
  path("M260 560 l90 66 v134 l-90 -60 z", brass.dark) +
  path("M330 548 l150 -48 l52 34 l-150 52 z", steel.main) +
  oval(430, 542, 16, 9, steel.dark) +
  oval(306, 660, 22, 30, "#3a2c14");

const pencils: Drawing = () =>
  ["#a4512f", "#33405a", "#76835f", "#c9983a", "#8ba6b5", "#45464a"]
    .map((hex, n) => {
      const x = 232 + n * 58;
      const top = 330 + (n % 3) * 26;
      return (
        path(`M${x} ${top + 80} l24 -80 l24 80 z`, "#e6cda2") +
        path(`M${x + 16} ${top + 27} l8 -27 l8 27 z`, hex) +
        box(x, top + 80, 48, 670 - top, 0, hex) +
        box(x + 30, top + 80, 18, 670 - top, 0, mix(hex, "#000000", 0.2))
      );
    })
    .join("") +
  path("M210 640 h376 v120 q0 20 -20 20 h-336 q-20 0 -20 -20 z", "#d9c7a3") +
  box(330, 686, 136, 44, 4, "#f4eedf");

const book: Drawing = (t) =>
  turned(
    6,
    box(244, 276, 330, 492, 6, "#efe6d3") +
      box(232, 268, 330, 492, 8, t.main) +
      box(232, 268, 32, 492, 8, t.dark) +
      line("M306 346 h206", t.light, 10) +
      line("M306 380 h150", t.light, 10) +
      oval(410, 560, 84, 84, t.light) +
      line("M372 598 l70 -76 m-18 -4 l22 22", t.dark, 16),
  );

const pattern: Drawing = () =>
  box(240, 280, 330, 480, 4, "#fbf8f1") +
  path(
    "M330 400 l44 -30 q32 26 62 0 l44 30 l60 90 l-50 34 l-28 -36 v170 h-118 v-170 l-28 36 l-50 -34 z",
    "#33405a",
  ) +
  [0, 1, 2, 3]
    .map((n) =>
      Array.from({ length: 6 }, (_, m) =>
        oval(354 + m * 21, 478 + n * 22, 5, 5, m % 2 === n % 2 ? "#fbf8f1" : "#8ba6b5"),
      ).join(""),
    )
    .join("") +
  line("M286 710 h150", "#c8bfae", 8) +
  line("M286 734 h90", "#c8bfae", 8) +
  line("M286 330 h110", "#45464a", 12);

const wateringCan: Drawing = () =>
  line("M470 470 q150 -90 130 90 q-6 70 -70 120", "#a4623c", 22) +
  path("M280 500 L120 380 l26 -30 L310 440 z", "#b8734a") +
  path("M86 360 l70 -62 l34 40 l-70 60 z", "#94562f") +
  path("M260 470 h260 l20 290 q0 20 -20 20 h-260 q-20 0 -20 -20 z", "#c27f54") +
  path("M440 470 h80 l20 290 q0 20 -20 20 h-90 q30 -140 10 -310 z", "#94562f", 'opacity="0.6"') +
  oval(390, 470, 130, 26, "#dba27a") +
  oval(390, 473, 108, 17, "#6f3f22");

const twine: Drawing = (t) =>
  oval(400, 600, 190, 176, t.main) +
  [-60, -30, 0, 30, 60]
    .map(
      (a) =>
        `<ellipse cx="400" cy="600" rx="${184}" ry="70" fill="none" stroke="${a % 60 === 0 ? t.dark : t.light}" stroke-width="9" opacity="0.6" transform="rotate(${a} 400 600)"/>`,
    )
    .join("") +
  line("M560 690 q90 60 60 90 q-60 30 20 40", t.dark, 10);

const trowel: Drawing = () =>
  turned(
    20,
    path("M330 520 q0 -60 70 -60 q70 0 70 60 v120 q0 110 -70 190 q-70 -80 -70 -190 z", steel.main) +
      path("M400 460 q70 0 70 60 v120 q0 110 -70 190 z", steel.dark, 'opacity="0.6"') +
      line("M400 470 q-6 -60 0 -110", steel.dark, 20) +
      path("M368 130 q32 -30 64 0 l6 200 q0 34 -38 34 q-38 0 -38 -34 z", wood.main) +
      box(360, 336, 80, 22, 8, brass.main),
  );

const backpack: Drawing = (t) =>
  line("M330 270 q70 -90 140 0", t.dark, 20) +
  path("M220 420 q0 -170 180 -170 q180 0 180 170 v300 q0 60 -60 60 h-240 q-60 0 -60 -60 z", t.main) +
  path("M490 270 q90 40 90 150 v300 q0 60 -60 60 h-60 q60 -200 30 -510 z", t.dark, 'opacity="0.45"') +
  path("M220 410 q0 -160 180 -160 q180 0 180 160 v40 q-180 70 -360 0 z", t.dark) +
  box(276, 560, 248, 170, 20, t.light) +
  box(276, 560, 248, 54, 20, t.main) +
  [330, 454].map((x) => box(x, 420, 22, 130, 8, "#7a4d2c") + box(x - 6, 500, 34, 26, 5, brass.main)).join("");

const tote: Drawing = (t) =>
  line("M300 430 q-6 -230 100 -230 q106 0 100 230", t.dark, 18) +
  path("M210 420 h380 l24 340 q0 20 -20 20 h-388 q-20 0 -20 -20 z", t.main) +
  path("M500 420 h90 l24 340 q0 20 -20 20 h-110 q40 -170 16 -360 z", t.dark, 'opacity="0.4"') +
  line("M222 446 h356", t.light, 5) +
  oval(400, 610, 74, 74, t.light) +
  line("M366 612 q34 -64 68 0 m-34 -26 v64", t.dark, 9);

export const drawings = {
  mug,
  bowl,
  saucepan,
  skillet,
  board,
  knife,
  carafe,
  napkins,
  apron,
  towel,
  deskLamp,
  pendant,
  candle,
  basket,
  pegRail,
  feltBox,
  throwBlanket,
  notebook,
  sharpener,
  pencils,
  book,
  pattern,
  wateringCan,
  twine,
  trowel,
  backpack,
  tote,
} satisfies Record<string, Drawing>;
export type DrawingName = keyof typeof drawings;
