import { getTranslations } from "next-intl/server";

/** What every command about people can refuse, in words. */
export async function staffWords() {
  const t = await getTranslations("staff.refused");
  return {
    already_here: t("already_here"),
    beyond_own_rights: t("beyond_own_rights"),
    person_not_found: t("person_not_found"),
    last_owner: t("last_owner"),
    bad_amount: t("bad_amount"),
  };
}
