/** Names and streets that buyers of the demo shop have. Invented people; streets as common as they come. */
export interface Land {
  readonly country: string;
  /** Against the others of its market. */
  readonly weight: number;
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly streets: readonly string[];
  /** Town, postal code, and region where an address needs one. */
  readonly towns: readonly (readonly [town: string, code: string, region?: string])[];
  /** What a second line of an address says there. */
  readonly within: readonly string[];
  /** "Lindenstraße 14" or "14 Rue …". */
  readonly numberFirst?: boolean;
}

const words = (text: string) => text.split(", ");

export const lands: Readonly<Record<"eu" | "us", readonly Land[]>> = {
  eu: [
    {
      country: "DE",
      within: words("Hinterhaus, 3. Stock, c/o Meier, Aufgang B"),
      weight: 46,
      first: words(
        "Anna, Jonas, Lena, Felix, Marie, Paul, Clara, Emil, Ida, Anton, Frieda, Moritz, Greta, Oskar, Hannah, Jakob, Ella, Ayşe, Mehmet, Thilo, Katrin, Bernd, Ulrike, Henning, Svenja, Yusuf",
      ),
      last: words(
        "Weber, Schuster, Brandt, Köhler, Lindner, Vogt, Seidel, Busch, Arnold, Yıldız, Franke, Beck, Kaiser, Lorenz, Haas, Reuter, Petersen, Albrecht, Winter, Jansen, Thoma, Ebert, Sommer, Graf, Demir",
      ),
      streets: words(
        "Gartenstraße, Bergmannstraße, Schillerstraße, Am Mühlbach, Kastanienallee, Uferweg, Goethestraße, Kirchgasse, Rosenweg, Marktplatz, Hafenstraße, Bahnhofstraße",
      ),
      towns: [
        ["Berlin", "10961"],
        ["Berlin", "13187"],
        ["Hamburg", "22765"],
        ["München", "80799"],
        ["Köln", "50674"],
        ["Leipzig", "04275"],
        ["Freiburg im Breisgau", "79100"],
        ["Bremen", "28203"],
        ["Münster", "48143"],
        ["Dresden", "01099"],
        ["Kassel", "34117"],
      ],
    },
    {
      country: "AT",
      within: words("Stiege 2, 3. Stock, c/o Huber, Tür 14"),
      weight: 10,
      first: words("Johanna, Lukas, Theresa, Florian, Magdalena, Stefan, Eva, Matthias"),
      last: words("Gruber, Hofer, Steiner, Moser, Egger, Wimmer, Auer, Lechner"),
      streets: words("Neubaugasse, Burggasse, Wienzeile, Steyrergasse, Landstraße"),
      towns: [
        ["Wien", "1070"],
        ["Wien", "1040"],
        ["Graz", "8010"],
        ["Linz", "4020"],
        ["Innsbruck", "6020"],
      ],
    },
    {
      country: "FR",
      within: words("Appartement 4, 2e étage, chez Durand, Bâtiment B"),
      weight: 12,
      first: words("Camille, Hugo, Léa, Théo, Chloé, Antoine, Manon, Inès, Karim, Élodie"),
      last: words("Moreau, Girard, Lefèvre, Roux, Fontaine, Mercier, Benali, Chevalier, Perrin"),
      streets: words("Rue des Lilas, Rue Pasteur, Quai de la Fosse, Rue de la Paix, Rue Sainte-Catherine"),
      numberFirst: true,
      towns: [
        ["Paris", "75011"],
        ["Lyon", "69004"],
        ["Nantes", "44000"],
        ["Bordeaux", "33000"],
        ["Strasbourg", "67000"],
      ],
    },
    {
      country: "NL",
      within: words("2e verdieping, 3 hoog, t.a.v. de buren, Achterhuis"),
      weight: 11,
      first: words("Sanne, Daan, Femke, Bram, Lotte, Sem, Noor, Thijs"),
      last: words("de Vries, Bakker, Visser, Smit, Mulder, van Dijk, Hendriks"),
      streets: words("Prinsengracht, Kerkstraat, Nieuwegracht, Havenstraat, Beukenlaan"),
      towns: [
        ["Amsterdam", "1015 CJ"],
        ["Utrecht", "3512 LS"],
        ["Haarlem", "2011 HN"],
        ["Groningen", "9712 EM"],
      ],
    },
    {
      country: "BE",
      within: words("Bus 4, 2e verdieping, Boîte 12, 3e étage"),
      weight: 6,
      first: words("Elise, Jef, Louise, Wout, Nora, Bastien"),
      last: words("Peeters, Janssens, Lambert, Claes, Dubois"),
      streets: words("Brusselsestraat, Rue du Midi, Koningin Astridlaan, Veldstraat"),
      towns: [
        ["Gent", "9000"],
        ["Bruxelles", "1050"],
        ["Antwerpen", "2018"],
        ["Liège", "4000"],
      ],
    },
    {
      country: "IT",
      within: words("Interno 4, Secondo piano, c/o Ferri, Scala B"),
      weight: 6,
      first: words("Giulia, Marco, Chiara, Luca, Elena, Davide, Sara"),
      last: words("Ferrari, Romano, Greco, Conti, Marino, Galli, Fontana"),
      streets: words("Via Garibaldi, Via Mazzini, Corso Italia, Via San Felice, Via Verdi"),
      towns: [
        ["Bologna", "40122"],
        ["Torino", "10124"],
        ["Milano", "20144"],
        ["Trieste", "34121"],
      ],
    },
    {
      country: "ES",
      within: words("2º izquierda, 3º B, Escalera A, Bajo"),
      weight: 5,
      first: words("Lucía, Tomás, Marta, Álvaro, Carmen, Pablo"),
      last: words("Rey, Navarro, Ortega, Castillo, Serrano, Vidal"),
      streets: words("Calle Mayor, Calle de la Luna, Carrer de Verdi, Calle San Juan"),
      towns: [
        ["Madrid", "28004"],
        ["Barcelona", "08012"],
        ["Valencia", "46003"],
        ["Bilbao", "48005"],
      ],
    },
    {
      country: "IE",
      within: words("Apartment 4, 2nd floor, c/o Byrne, Unit 3B"),
      weight: 4,
      first: words("Aoife, Cian, Niamh, Oisín, Saoirse, Conor"),
      last: words("Murphy, Byrne, Walsh, Doyle, Nolan"),
      streets: words("Church Street, Main Street, Abbey Road, Strand Road"),
      numberFirst: true,
      towns: [
        ["Dublin", "D08 X2A1"],
        ["Cork", "T12 K8RV"],
        ["Galway", "H91 W2TX"],
      ],
    },
  ],
  us: [
    {
      country: "US",
      within: words("Apt 4, 2nd floor, c/o Miller, Unit 3B"),
      weight: 1,
      first: words(
        "Hannah, Miles, Grace, Owen, Maya, Caleb, Nora, Elijah, Ruth, Theo, Priya, Marcus, Ava, Samuel, Ayo, Claire, Diego, June",
      ),
      last: words(
        "Bennett, Foster, Hayes, Reed, Sullivan, Brooks, Nguyen, Patel, Ramirez, Balogun, Cooper, Morgan, Kim, Whitaker, Ellis",
      ),
      streets: words(
        "Maple Street, Oak Avenue, Bedford Avenue, Union Street, Elm Street, Pine Street, 2nd Avenue",
      ),
      numberFirst: true,
      towns: [
        ["Brooklyn", "11211", "NY"],
        ["New York", "10003", "NY"],
        ["Oakland", "94609", "CA"],
        ["Los Angeles", "90026", "CA"],
        ["Seattle", "98122", "WA"],
        ["Portland", "97214", "OR"],
        ["Chicago", "60622", "IL"],
        ["Austin", "78704", "TX"],
        ["Providence", "02906", "RI"],
        ["Minneapolis", "55408", "MN"],
      ],
    },
  ],
};
