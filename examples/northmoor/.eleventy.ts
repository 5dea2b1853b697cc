import privacyNotice, { type UserConfig } from "privacy-notice";

// https://www.11ty.dev/docs/config/
export default function configure(eleventy: UserConfig): void {
  // https://www.11ty.dev/docs/plugins/
  eleventy.addPlugin(privacyNotice);
}

export const config = {
  // https://www.11ty.dev/docs/config/#directory-for-includes
  dir: { input: "src/pages", includes: "../../_includes", data: "../../_data" },
  // Pages in Markdown are not templates, so that editors can write “{”.
  markdownTemplateEngine: false,
  htmlTemplateEngine: false,
};
