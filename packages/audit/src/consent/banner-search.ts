import type { BannerDocuments, ExecutionContext } from "./banner-documents.ts";
import { type ButtonKind, classifyButton, mentionsCookies } from "./button-texts.ts";
import type { Click, PagePart } from "./page-script.ts";

/** A button of a banner. */
export interface BannerButton {
  readonly text: string;
  readonly kind: ButtonKind;
  readonly click: Click;
}

/** A part of a page that is, or may be, a cookie banner. */
export interface BannerPart extends Omit<PagePart, "buttons"> {
  readonly context: ExecutionContext;
  readonly buttons: readonly BannerButton[];
}

/** Text of a banner that has one button only: a longer one is about something else, such as a news article. */
const MAX_NOTICE_LENGTH = 1500;

/** Returns the visible parts of a page that mention cookies and have buttons, the likeliest banner first. */
export async function findBannerParts(documents: BannerDocuments): Promise<BannerPart[]> {
  const parts = await Promise.all(
    documents.all().map(async (context) => {
      const found = await documents.findParts(context);
      return found.map((part) => toBannerPart(part, context));
    }),
  );
  return parts
    .flat()
    .filter(({ text }) => mentionsCookies(text))
    .toSorted(
      (a, b) =>
        rankPart(b) - rankPart(a) ||
        Number(b.isOverlay) - Number(a.isOverlay) ||
        a.text.length - b.text.length,
    );
}

/** Whether a part is a banner that can be answered. One that is not over the page must offer both answers. */
export function isBanner(part: BannerPart): boolean {
  const rank = rankPart(part);
  return part.isOverlay ? rank >= 1 : rank >= 3;
}

/** Returns the first button of a kind. */
export function findButton({ buttons }: BannerPart, kind: ButtonKind): BannerButton | undefined {
  return buttons.find((button) => button.kind === kind);
}

/** Returns how clearly a part asks for a choice: 3: offers both answers; 0: offers none. */
function rankPart(part: BannerPart): number {
  const has = (kind: ButtonKind) => findButton(part, kind) !== undefined;
  const canAccept = has("accept") || has("acknowledge");
  if (canAccept && has("reject")) return 3;
  if (has("accept") && (has("settings") || has("save"))) return 2;
  const isShort = part.text.length <= MAX_NOTICE_LENGTH;
  return isShort && (canAccept || has("reject")) ? 1 : 0;
}

function toBannerPart({ buttons, ...part }: PagePart, context: ExecutionContext): BannerPart {
  return {
    ...part,
    context,
    buttons: buttons.map((each) => ({ ...each, kind: classifyButton(each.text) })),
  };
}
