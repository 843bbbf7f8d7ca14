import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const nextConfig: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  reactCompiler: true,
  typedRoutes: false,
  poweredByHeader: false,
  // A redirect counts as a failure for every provider: webhooks answer at the address they were given.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  serverExternalPackages: ["graphile-worker", "@easypost/api"],
};

export default withNextIntl(nextConfig);
