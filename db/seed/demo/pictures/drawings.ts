import type { Dye, Part } from "./dye";
import type { Pose } from "./layers";

/**
 * What is known of each drawing in `svg/`: how the thing is seen, which part takes the colour that a product comes in,
 * and which parts are always of one material.
 */
export interface Drawing {
  readonly pose: Pose;
  readonly body?: readonly Omit<Dye, "to">[];
  readonly always?: readonly Dye[];
}

const red: Part = { hues: [330, 396], chroma: [0.06, 1] };
const pinkish: Part = { hues: [305, 384], chroma: [0.06, 1] };
const blue: Part = { hues: [205, 285], chroma: [0.045, 1] };
const violet: Part = { hues: [262, 342], chroma: [0.045, 1] };
const grey: Part = { chroma: [0, 0.05] };

const iron: Dye = { ...violet, light: [0, 0.75], to: "#343331", contrast: 0.7 };
const rubber: Dye = { hues: [250, 345], light: [0, 0.55], to: "#2d2b2a", contrast: 0.6 };
const steel: Dye = { hues: [262, 345], chroma: [0, 0.12], light: [0.4, 1], to: "#adaeac" };
const walnut: Dye = { hues: [290, 396], chroma: [0.03, 1], to: "#5e3b29" };
const brass: Dye = { hues: [36, 112], chroma: [0.07, 1], to: "#c39a4e", contrast: 0.9 };

export const drawings = {
  accordion: { pose: "lies", body: [pinkish] },
  "alarm-clock": { pose: "stands", body: [red], always: [brass] },
  amphora: { pose: "stands", always: [{ hues: [328, 384], chroma: [0.1, 1], to: "#9c5a3b" }] },
  axe: {
    pose: "lies",
    body: [{ hues: [335, 378], chroma: [0.1, 1] }],
    always: [{ ...walnut, to: "#8a5a3c" }],
  },
  backpack: { pose: "stands", body: [red], always: [{ ...brass, to: "#c69a62" }] },
  "balance-scale": { pose: "stands", always: [brass] },
  basket: { pose: "stands" },
  bicycle: { pose: "stands", body: [red], always: [rubber, { ...brass, to: "#c7a15c" }] },
  "blue-book": { pose: "lies", body: [{ hues: [180, 285], chroma: [0.05, 1] }] },
  boomerang: { pose: "lies", body: [{ hues: [335, 378], chroma: [0.12, 1] }] },
  "bowl-with-spoon": { pose: "stands", body: [blue] },
  briefcase: { pose: "stands", body: [{ hues: [325, 394] }], always: [{ ...brass, to: "#c39a4e" }] },
  broom: { pose: "lies", always: [{ hues: [345, 378], chroma: [0.12, 1], to: "#a2562f" }] },
  bucket: { pose: "stands", body: [{ hues: [180, 292], chroma: [0.045, 1] }] },
  cactus: { pose: "stands" },
  camera: { pose: "stands" },
  candle: { pose: "stands" },
  "card-file-box": { pose: "stands", body: [{ hues: [255, 320], chroma: [0.03, 1] }] },
  "carousel-horse": { pose: "stands" },
  "carpentry-saw": { pose: "lies", always: [{ ...walnut, to: "#7c5038" }] },
  chair: { pose: "stands", body: [{}] },
  "chocolate-bar": { pose: "lies", body: [{ hues: [340, 378], chroma: [0.1, 1] }] },
  chopsticks: { pose: "lies", body: [{ hues: [340, 390], chroma: [0.12, 1] }] },
  coat: { pose: "hangs", body: [{ contrast: 0.85 }] },
  compass: { pose: "lies", always: [brass] },
  cooking: { pose: "lies", always: [iron] },
  "couch-and-lamp": { pose: "stands", body: [blue], always: [brass] },
  flashlight: { pose: "lies" },
  fondue: { pose: "stands", body: [{ ...red, chroma: [0.12, 1] }], always: [iron] },
  "fork-and-knife": { pose: "lies", body: [{}] },
  "fork-and-knife-with-plate": { pose: "lies" },
  "fountain-pen": { pose: "lies", body: [blue], always: [steel] },
  "game-die": { pose: "stands" },
  gloves: { pose: "lies", body: [{ hues: [285, 345] }] },
  "green-book": { pose: "lies", body: [{ hues: [105, 200], chroma: [0.05, 1] }] },
  guitar: { pose: "lies", body: [{ hues: [328, 384], chroma: [0.12, 1] }] },
  "hair-pick": { pose: "lies", body: [violet] },
  hammer: {
    pose: "lies",
    always: [
      { ...walnut, light: [0.55, 1], to: "#a9aaa9" },
      { ...walnut, to: "#7c5038" },
    ],
  },
  handbag: { pose: "stands", body: [{ hues: [34, 95], light: [0.6, 1] }] },
  headphone: { pose: "hangs", body: [{}] },
  "hiking-boot": {
    pose: "stands",
    body: [{ hues: [36, 112] }],
    always: [{ hues: [320, 396], to: "#54392b" }],
  },
  "honey-pot": { pose: "stands" },
  "hot-beverage": { pose: "lies", body: [grey, { hues: [262, 345] }] },
  "hourglass-done": { pose: "stands" },
  jar: { pose: "stands" },
  "kick-scooter": {
    pose: "stands",
    body: [{ hues: [165, 290], chroma: [0.04, 1], light: [0.45, 1] }],
    always: [rubber],
  },
  "kitchen-knife": { pose: "lies", body: [{ hues: [250, 296], chroma: [0.07, 1] }], always: [steel] },
  kite: {
    pose: "hangs",
    always: [
      { hues: [180, 275], chroma: [0.05, 1], to: "#8fb0b8" },
      { hues: [105, 170], chroma: [0.05, 1], to: "#77935f" },
      { hues: [340, 384], chroma: [0.1, 1], to: "#b3543f" },
    ],
  },
  locomotive: { pose: "stands", body: [{ hues: [335, 384], chroma: [0.1, 1] }], always: [brass] },
  "long-drum": { pose: "stands" },
  "lotion-bottle": { pose: "stands", body: [{ light: [0, 0.96] }] },
  luggage: { pose: "stands", body: [{ hues: [165, 285], chroma: [0.045, 1], contrast: 0.75 }] },
  "magnifying-glass-tilted-left": { pose: "lies", always: [{ hues: [250, 345], to: "#5b4334" }] },
  "mans-shoe": { pose: "stands", body: [{}] },
  "mantelpiece-clock": { pose: "stands", always: [walnut, brass] },
  mirror: { pose: "hangs", always: [brass] },
  "nesting-dolls": { pose: "stands", body: [{ hues: [328, 384], chroma: [0.12, 1] }] },
  notebook: { pose: "lies", body: [{ light: [0, 0.66] }] },
  "notebook-with-decorative-cover": { pose: "lies" },
  pencil: { pose: "lies", body: [{ hues: [2, 44], chroma: [0.1, 1] }] },
  "pot-of-food": { pose: "stands" },
  "potted-plant": { pose: "stands" },
  radio: { pose: "stands", body: [{ chroma: [0, 0.05], light: [0.45, 1] }] },
  razor: { pose: "lies", body: [{ hues: [180, 285], chroma: [0.05, 1] }] },
  "red-paper-lantern": { pose: "hangs", body: [{ ...red, chroma: [0.1, 1] }], always: [iron] },
  "running-shoe": { pose: "lies", body: [{ hues: [262, 342], chroma: [0.05, 1] }] },
  sake: { pose: "stands", body: [{ hues: [225, 275], chroma: [0.09, 1] }] },
  salt: { pose: "stands" },
  scarf: { pose: "lies", body: [red] },
  scissors: { pose: "lies", body: [{ hues: [340, 425], chroma: [0.1, 1] }], always: [steel] },
  "shallow-pan-of-food": { pose: "lies", always: [iron] },
  shower: { pose: "hangs", always: [{ hues: [220, 300], chroma: [0.08, 1], to: "#9db7c3", contrast: 0.6 }] },
  skateboard: { pose: "lies" },
  soap: { pose: "lies", body: [{ hues: [308, 396], chroma: [0.06, 1] }] },
  socks: {
    pose: "lies",
    body: [{ hues: [205, 290], chroma: [0.05, 1] }],
    always: [{ hues: [36, 112], chroma: [0.06, 1], to: "#d2c3a2" }],
  },
  "spiral-notepad": { pose: "lies" },
  "steaming-bowl": { pose: "stands", body: [{ hues: [335, 384], chroma: [0.12, 1] }] },
  sunglasses: { pose: "lies", body: [{ hues: [255, 330], chroma: [0.05, 1] }] },
  "teacup-without-handle": { pose: "stands", body: [{ chroma: [0, 0.035], light: [0.5, 1] }] },
  teapot: { pose: "stands", body: [{ hues: [328, 396], chroma: [0.1, 1] }], always: [brass] },
  "teddy-bear": { pose: "stands" },
  tennis: { pose: "lies", body: [{ hues: [305, 384], chroma: [0.06, 1] }] },
  tent: { pose: "stands", body: [{ hues: [105, 200], contrast: 0.75 }] },
  "timer-clock": { pose: "stands", body: [{ hues: [165, 290], chroma: [0.04, 1] }] },
  toolbox: { pose: "stands", body: [{ hues: [335, 384], chroma: [0.12, 1] }], always: [steel] },
  toothbrush: { pose: "lies", body: [{ hues: [328, 396], chroma: [0.1, 1] }] },
  tulip: { pose: "stands", body: [{ hues: [325, 384], chroma: [0.08, 1] }] },
  "tumbler-glass": { pose: "stands" },
  umbrella: { pose: "hangs", body: [{ hues: [262, 330] }] },
  violin: {
    pose: "lies",
    always: [
      { hues: [270, 345], to: "#2b2422", contrast: 0.7 },
      { hues: [346, 396], to: "#8a4f30" },
    ],
  },
  watch: {
    pose: "lies",
    body: [{ hues: [205, 274], chroma: [0.05, 1] }],
    always: [{ hues: [275, 315], light: [0, 0.6], to: "#2f3440" }],
  },
  "wind-chime": { pose: "hangs", always: [{ hues: [200, 275], chroma: [0.05, 1], to: "#9dbcc6" }] },
  "wine-glass": { pose: "stands", always: [{ hues: [295, 365], chroma: [0.06, 1], to: "#7b2a3a" }] },
  "womans-hat": { pose: "lies", body: [{ ...red, chroma: [0.12, 1] }] },
  "world-map": {
    pose: "lies",
    always: [
      { hues: [200, 290], chroma: [0.05, 1], to: "#8badb9", contrast: 0.8 },
      { hues: [110, 199], chroma: [0.05, 1], to: "#a9b07e", contrast: 0.8 },
    ],
  },
  yarn: { pose: "lies", body: [{ hues: [205, 285], chroma: [0.05, 1] }] },
  "yo-yo": { pose: "lies", body: [{ hues: [262, 330], chroma: [0.05, 1] }], always: [brass] },
  "beer-mug": { pose: "stands" },
} as const satisfies Record<string, Drawing>;
export type DrawingName = keyof typeof drawings;

/** What is to be dyed when a thing comes in a colour; without one only the parts of one material are. */
export function dyesOf(name: DrawingName, colour: string | null): readonly Dye[] {
  const { body = [], always = [] } = drawings[name] as Drawing;
  return [...(colour === null ? [] : body.map((part) => ({ ...part, to: colour }))), ...always];
}
