"use server";
import { extendDownload, extendDownloadInput } from "@/lib/fulfillment/commands/extend-download";
import { lineDownloadsInput } from "@/lib/fulfillment/commands/line-downloads";
import { renewDownload, renewDownloadInput } from "@/lib/fulfillment/commands/renew-download";
import { revokeDownload } from "@/lib/fulfillment/commands/revoke-download";
import { sendDownloads, sendDownloadsInput } from "@/lib/fulfillment/commands/send-downloads";
import { deskAction, runs } from "@/lib/platform/action";

export const renewDownloadAction = deskAction("downloads.write")
  .inputSchema(renewDownloadInput)
  .action(runs(renewDownload));

export const extendDownloadAction = deskAction("downloads.write")
  .inputSchema(extendDownloadInput)
  .action(runs(extendDownload));

export const revokeDownloadAction = deskAction("downloads.write")
  .inputSchema(lineDownloadsInput)
  .action(runs(revokeDownload));

export const sendDownloadsAction = deskAction("letters.send")
  .inputSchema(sendDownloadsInput)
  .action(runs(sendDownloads));
