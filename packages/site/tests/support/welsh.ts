import { INVENTORY_FILE, ORGANISATION_FILE } from "cookie-inventory";
import { mereford } from "test-support";
import { ADDRESSES_FILE } from "../../src/pages/published-addresses.ts";
import { type Files, textOf } from "./editions.ts";

/* The test council with every page and text in Welsh as well. */

export const WELSH = { code: "cy", name: "Cymraeg" };
export const WELSH_STATEMENT = "src/pages/cy/privacy.md";

const PAGES: Readonly<Record<string, string>> = {
  [WELSH_STATEMENT]: `---
title: Hysbysiad preifatrwydd
description: Yr hyn y mae Cyngor Mereford yn ei wneud gyda data personol.
permalink: /cy/
navigation:
  title: Preifatrwydd
---

Cyngor Mereford yw'r rheolydd data. Rydym yn cadw eich data yn ddiogel.

## Cwcis {#cookies}

::cookie-table

Gweler [yr hyn rydym yn ei storio](/cy/cookies/) am ragor.
`,
  "src/pages/cy/cookies.md": `---
title: Yr hyn rydym yn ei storio
description: Yr hyn y mae gwefannau Mereford yn ei storio ar eich dyfais.
navigation:
  title: Storio
---

Rydym yn rhestru'r cyfan yma.

::cookie-inventory
`,
  "src/pages/cy/accessibility.md": `---
title: Mynediad i bawb
description: Pa mor hygyrch yw'r wefan hon.
navigation:
  title: Mynediad
---

## Cysylltu {#contact}

::accessibility-contact
`,
  "src/pages/cy/404.md": `---
title: Ddim yma
description: Nid oes tudalen yn y cyfeiriad hwn.
permalink: /cy/404.html
---

Ewch i'r [hysbysiad preifatrwydd](/cy/).
`,
};

const PURPOSES: Readonly<Record<string, string>> = {
  "Counts how many people visit.": "Yn cyfrif faint o bobl sy'n ymweld.",
  "Remembers the swimming lessons that you have chosen.":
    "Yn cofio'r gwersi nofio rydych wedi'u dewis.",
};

const ADDRESSES = { "/cy/": ["cookies"], "/cy/accessibility/": ["contact"], "/cy/cookies/": [] };

/** Returns the files of a council with its texts in Welsh, which is complete unless `language` says otherwise. */
export function inWelsh(files: Files = mereford(), language: object = {}): Files {
  const organisation: object = JSON.parse(textOf(files, ORGANISATION_FILE));
  const languages = [
    { code: "en", name: "English" },
    { ...WELSH, ...language },
  ];
  const cookies = Object.entries(PURPOSES).reduce(
    (text, [en, cy]) => text.replace(JSON.stringify(en), JSON.stringify({ en, cy })),
    textOf(files, INVENTORY_FILE),
  );
  const addresses: object = JSON.parse(textOf(files, ADDRESSES_FILE));
  return {
    ...files,
    ...PAGES,
    [ADDRESSES_FILE]: JSON.stringify({ ...addresses, ...ADDRESSES }, null, 2),
    [ORGANISATION_FILE]: `${JSON.stringify({ ...organisation, languages }, null, 2)}\n`,
    [INVENTORY_FILE]: cookies,
  };
}
