import { CHILE } from "@/lib/customers/chile";
import { readPhone } from "@/lib/customers/phone";
import { fold } from "@/lib/kernel/text";
import type { Dice, Weighted } from "./dice";

export type Customer = {
  readonly fullName: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: "es" | "en" | "pt";
  readonly taxId: string;
  readonly address: Readonly<Record<string, string>>;
};

const WOMEN =
  "María José,Catalina,Javiera,Francisca,Constanza,Fernanda,Daniela,Camila,Antonia,Carolina,Paula,Macarena,Isidora,Josefa,Claudia,Verónica,Rosario,Ximena,Bárbara,Natalia,Andrea,Pilar,Loreto,Marcela,Trinidad,Amanda";
const MEN =
  "Benjamín,Sebastián,Diego,Nicolás,Felipe,Cristóbal,Vicente,Joaquín,Rodrigo,Gonzalo,Pablo,Andrés,Francisco,Cristián,Mauricio,Álvaro,Tomás,Ricardo,Hernán,Eduardo,Martín,Jorge,Claudio,Patricio,Raúl,Esteban";
const SURNAMES =
  "González,Muñoz,Rojas,Díaz,Pérez,Soto,Contreras,Silva,Martínez,Sepúlveda,Morales,Rodríguez,López,Fuentes,Hernández,Torres,Araya,Flores,Espinoza,Valenzuela,Castillo,Tapia,Reyes,Gutiérrez,Castro,Pizarro,Álvarez,Vásquez,Sánchez,Fernández,Ramírez,Carrasco,Cortés,Gómez,Herrera,Núñez,Jara,Vergara,Rivera,Figueroa,Riquelme,García,Miranda,Bravo,Vera,Molina,Vega,Campos,Sandoval,Orellana,Zúñiga,Olivares,Alarcón,Gallardo,Ortiz,Garrido,Salazar,Guzmán,Henríquez,Saavedra,Navarro,Aguilera,Parra,Romero,Aravena,Vargas,Cáceres,Yáñez,Leiva,Escobar,Ñancupil,Huenchumil,Undurraga,Errázuriz,Kunz,Becker";
const STREETS =
  "Los Leones,Irarrázaval,Avenida Grecia,Los Aromos,Pedro de Valdivia,San Martín,Arturo Prat,Manuel Montt,Las Acacias,Los Carrera,O'Higgins,Colón,Baquedano,Lord Cochrane,Vicuña Mackenna,El Roble,Los Alerces,Santa Isabel,Balmaceda,Caupolicán,Lautaro,Las Camelias,Camino El Alba,Simón Bolívar,Gabriela Mistral,Pablo Neruda,Los Copihues,Avenida Alemania,Diego Portales,Camilo Henríquez";
const MAILS = ["correo.example", "mail.example", "casa.example", "example.com", "example.org"];
const EXTRAS = [
  "",
  "",
  "",
  "Depto. 402",
  "Depto. 1203",
  "Casa B",
  "Oficina 61",
  "Torre 2, depto. 85",
  "Block C, 31",
];
const HINTS = [
  "",
  "",
  "",
  "",
  "Dejar en conserjería.",
  "Tocar el timbre dos veces.",
  "Portón verde, hay perro.",
  "Llamar antes de llegar.",
];

const list = (text: string): readonly string[] => text.split(",");

/** Comunas where the orders come from: Santiago first, then the large cities, then anywhere. */
const CITIES: Weighted<readonly [region: string, comuna: string]> = [
  ...weighed("RM", 5, "Providencia,Ñuñoa,Las Condes,Santiago,La Florida,Maipú,Vitacura,La Reina"),
  ...weighed(
    "RM",
    2,
    "Puente Alto,Peñalolén,Macul,San Miguel,Recoleta,Independencia,Lo Barnechea,Quilicura,San Bernardo",
  ),
  ...weighed("VS", 2, "Viña del Mar,Valparaíso,Concón,Quilpué"),
  ...weighed("BI", 2, "Concepción,Talcahuano,San Pedro de la Paz,Chiguayante"),
  ...weighed("CO", 1.5, "La Serena,Coquimbo"),
  ...weighed("AR", 1.5, "Temuco,Villarrica,Pucón"),
  ...weighed("AN", 1, "Antofagasta,Calama"),
  ...weighed("LL", 1, "Puerto Montt,Puerto Varas,Castro"),
  ...weighed("LI", 1, "Rancagua"),
  ...weighed("ML", 1, "Talca,Curicó"),
  ...weighed("LR", 1, "Valdivia"),
  ...weighed("TA", 0.7, "Iquique"),
  ...weighed("AP", 0.5, "Arica"),
  ...weighed("AI", 0.5, "Coyhaique"),
  ...weighed("MA", 0.5, "Punta Arenas,Natales"),
];

function weighed(region: string, weight: number, comunas: string): Weighted<readonly [string, string]> {
  return list(comunas).map((comuna) => [[region, comuna] as const, weight] as const);
}

/** A RUT whose check digit is right. */
export function aRut(dice: Dice, least = 6_000_000, most = 24_000_000): string {
  const body = dice.int(least, most);
  const sum = [...String(body)]
    .reverse()
    .reduce((all, digit, index) => all + Number(digit) * ((index % 6) + 2), 0);
  const check = 11 - (sum % 11);
  return `${body}-${check === 11 ? "0" : check === 10 ? "K" : check}`;
}

function aPhone(dice: Dice): string {
  for (;;) {
    const typed = `9 ${dice.int(3000, 9899)} ${String(dice.int(0, 9999)).padStart(4, "0")}`;
    const phone = readPhone(typed, "CL");
    if (phone) return phone.e164;
  }
}

const mailName = (text: string): string => fold(text).replace(/[^a-z]+/g, "");

export function aCustomer(dice: Dice): Customer {
  const first = dice.pick(list(dice.chance(0.54) ? WOMEN : MEN));
  const [father, mother] = [dice.pick(list(SURNAMES)), dice.pick(list(SURNAMES))];
  const email = `${mailName(first)}.${mailName(father)}.${mailName(mother)}@${dice.pick(MAILS)}`;
  const [code, comuna] = dice.weighted(CITIES);
  const region = CHILE.find((one) => one.code === code);
  return {
    fullName: `${first} ${father}${dice.chance(0.6) ? ` ${mother}` : ""}`,
    email,
    phone: aPhone(dice),
    locale: dice.weighted([
      ["es", 94],
      ["en", 3],
      ["pt", 3],
    ] as const),
    taxId: aRut(dice),
    address: {
      street: dice.pick(list(STREETS)),
      streetNumber: String(dice.int(12, 5_890)),
      complement: dice.pick(EXTRAS),
      municipality: comuna,
      region: region?.name ?? "",
      instructions: dice.pick(HINTS),
    },
  };
}

/** Always one who lives in Santiago: cash on delivery and pickup are offered there. */
export function aNeighbour(dice: Dice): Customer {
  const person = aCustomer(dice);
  const comuna = dice.pick(["Providencia", "Ñuñoa", "Las Condes", "Santiago", "La Reina"]);
  return {
    ...person,
    address: { ...person.address, municipality: comuna, region: "Metropolitana de Santiago" },
  };
}
