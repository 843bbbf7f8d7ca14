import { endThisLogin } from "@/lib/platform/sign-out";

/**
 * A plain form posts here, so that leaving works without scripts and the browser drops what it kept of the desk.
 * 303 to the sign-in page; 403 when the form is not ours.
 */
export const POST = (): Promise<Response> => endThisLogin();
