import Image from "next/image";
import { getTranslations } from "next-intl/server";
import QRCode from "qrcode";
import { Button } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";

/** The link as a picture to print, drawn here: nothing leaves for it. Always dark on white, since cameras want that. */
export async function QrCode({ url, name }: { url: string; name: string }) {
  const t = await getTranslations("links");
  const svg = await QRCode.toString(url, { type: "svg", margin: 3, errorCorrectionLevel: "M" });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return (
    <Panel title={t("qrTitle")}>
      <div className="grid justify-items-start gap-3">
        <Image
          src={source}
          alt={t("qr")}
          width={176}
          height={176}
          unoptimized
          className="size-44 overflow-hidden rounded-md border"
        />
        <Button asChild>
          <a href={source} download={`${name}.svg`}>
            {t("download")}
          </a>
        </Button>
      </div>
    </Panel>
  );
}
