/** A valid record of the inventory. */
export const COOKIE = {
  name: "theme",
  aliases: [] as string[],
  storage: "cookie",
  category: "functional",
  persistence: "persistent",
  duration: "P1Y" as string | null,
  domain: "example.gov.uk",
  provider: "us",
  purpose: "Remembers your colours.",
  setBy: "client",
  exception: null as number | null,
  status: "declared",
  lastVerified: null as string | null,
};

export const PROVIDERS = {
  us: {
    name: "Example Council",
    home: "https://www.example.gov.uk",
    privacyPolicy: null as string | null,
  },
};

/** Returns the text of an inventory with these records. */
export function inventoryText(cookies: readonly object[], providers: object = PROVIDERS): string {
  return JSON.stringify({ providers, cookies }, null, 2);
}
