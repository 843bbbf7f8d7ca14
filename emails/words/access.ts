import type { LetterProps } from "@/emails/letter-props";
import type { WordTable } from "./letter-words";

type Button = { button: string; fallback: string };

const hello = (word: string, name: string | null): string => (name ? `${word}, ${name}. ` : "");

const FALLBACK = {
  es: "Si el botón no abre, copie este enlace en su navegador:",
  en: "If the button does not open, copy this link into your browser:",
  pt: "Se o botão não abrir, copie este link no navegador:",
} as const;

export const STAFF_INVITE: WordTable<
  LetterProps["staff_invite"],
  Button & { role: string; expires: string }
> = {
  es: {
    subject: ({ shop, invitedBy }) => `${invitedBy} le invitó al panel de ${shop.name}`,
    heading: ({ shop }) => `Le invitaron al panel de ${shop.name}`,
    intro: ({ name, invitedBy }) =>
      `${hello("Hola", name)}${invitedBy} le dio acceso para trabajar con los pedidos de la tienda. ` +
      "Acepte la invitación y elija su contraseña.",
    closing: () => "Si no esperaba esta invitación, ignore este correo: nadie entra sin aceptarla.",
    button: "Aceptar la invitación",
    fallback: FALLBACK.es,
    role: "Su rol",
    expires: "La invitación vale hasta",
  },
  en: {
    subject: ({ shop, invitedBy }) => `${invitedBy} invited you to the desk of ${shop.name}`,
    heading: ({ shop }) => `You are invited to the desk of ${shop.name}`,
    intro: ({ name, invitedBy }) =>
      `${hello("Hello", name)}${invitedBy} gave you access to work on the shop's orders. ` +
      "Accept the invitation and choose your password.",
    closing: () => "If you did not expect this, ignore this e-mail: nobody gets in without accepting it.",
    button: "Accept the invitation",
    fallback: FALLBACK.en,
    role: "Your role",
    expires: "The invitation is valid until",
  },
  pt: {
    subject: ({ shop, invitedBy }) => `${invitedBy} convidou você para o painel de ${shop.name}`,
    heading: ({ shop }) => `Você foi convidado para o painel de ${shop.name}`,
    intro: ({ name, invitedBy }) =>
      `${hello("Olá", name)}${invitedBy} deu a você acesso para trabalhar com os pedidos da loja. ` +
      "Aceite o convite e escolha sua senha.",
    closing: () => "Se você não esperava este convite, ignore este e-mail: ninguém entra sem aceitá-lo.",
    button: "Aceitar o convite",
    fallback: FALLBACK.pt,
    role: "Sua função",
    expires: "O convite vale até",
  },
};

export const MAGIC_LINK: WordTable<LetterProps["magic_link"], Button> = {
  es: {
    subject: ({ shop }) => `Su enlace para entrar a ${shop.name}`,
    heading: () => "Entre al panel con este enlace",
    intro: ({ name, minutes }) =>
      `${hello("Hola", name)}El enlace sirve una sola vez y vence en ${minutes} minutos.`,
    closing: () => "Si no lo pidió, ignore este correo: nadie entra sin el enlace.",
    button: "Entrar al panel",
    fallback: FALLBACK.es,
  },
  en: {
    subject: ({ shop }) => `Your sign-in link for ${shop.name}`,
    heading: () => "Sign in with this link",
    intro: ({ name, minutes }) =>
      `${hello("Hello", name)}The link works once and expires in ${minutes} minutes.`,
    closing: () => "If you did not ask for it, ignore this e-mail: nobody gets in without the link.",
    button: "Sign in",
    fallback: FALLBACK.en,
  },
  pt: {
    subject: ({ shop }) => `Seu link para entrar em ${shop.name}`,
    heading: () => "Entre no painel com este link",
    intro: ({ name, minutes }) =>
      `${hello("Olá", name)}O link só pode ser usado uma vez e expira em ${minutes} minutos.`,
    closing: () => "Se você não pediu, ignore este e-mail: ninguém entra sem o link.",
    button: "Entrar no painel",
    fallback: FALLBACK.pt,
  },
};

export const PASSWORD_RESET: WordTable<LetterProps["password_reset"], Button> = {
  es: {
    subject: ({ shop }) => `Cambie su contraseña de ${shop.name}`,
    heading: () => "Elija una contraseña nueva",
    intro: ({ name, minutes }) =>
      `${hello("Hola", name)}Alguien pidió cambiar la contraseña de su cuenta. ` +
      `El enlace sirve una sola vez y vence en ${minutes} minutos. Al cambiarla se cierran las demás sesiones.`,
    closing: () => "Si no lo pidió, ignore este correo: su contraseña sigue siendo la misma.",
    button: "Cambiar contraseña",
    fallback: FALLBACK.es,
  },
  en: {
    subject: ({ shop }) => `Change your password for ${shop.name}`,
    heading: () => "Choose a new password",
    intro: ({ name, minutes }) =>
      `${hello("Hello", name)}Somebody asked to change the password of your account. ` +
      `The link works once and expires in ${minutes} minutes. Changing it ends all other sessions.`,
    closing: () => "If you did not ask for it, ignore this e-mail: your password stays the same.",
    button: "Change password",
    fallback: FALLBACK.en,
  },
  pt: {
    subject: ({ shop }) => `Altere sua senha de ${shop.name}`,
    heading: () => "Escolha uma nova senha",
    intro: ({ name, minutes }) =>
      `${hello("Olá", name)}Alguém pediu para alterar a senha da sua conta. ` +
      `O link só pode ser usado uma vez e expira em ${minutes} minutos. Ao alterá-la, as outras sessões são encerradas.`,
    closing: () => "Se você não pediu, ignore este e-mail: sua senha continua a mesma.",
    button: "Alterar senha",
    fallback: FALLBACK.pt,
  },
};
