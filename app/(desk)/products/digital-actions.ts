"use server";
import { addAddress, addAddressInput, addPool, addPoolInput } from "@/lib/catalog/commands/add-digital-file";
import { addLicenceKeys, addLicenceKeysInput } from "@/lib/catalog/commands/add-licence-keys";
import { archiveFile, archiveFileInput } from "@/lib/catalog/commands/archive-digital-file";
import { downloadTermsInput, setDownloadTerms } from "@/lib/catalog/commands/set-download-terms";
import { deskAction, runs } from "@/lib/platform/action";

export const addAddressAction = deskAction("catalog.write")
  .inputSchema(addAddressInput)
  .action(runs(addAddress));

export const addPoolAction = deskAction("catalog.write").inputSchema(addPoolInput).action(runs(addPool));

export const addKeysAction = deskAction("catalog.write")
  .inputSchema(addLicenceKeysInput)
  .action(runs(addLicenceKeys));

export const archiveFileAction = deskAction("catalog.write")
  .inputSchema(archiveFileInput)
  .action(runs(archiveFile));

export const setTermsAction = deskAction("catalog.write")
  .inputSchema(downloadTermsInput)
  .action(runs(setDownloadTerms));
