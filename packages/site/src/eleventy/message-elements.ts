import { escapeUnsafe, type ToElement } from "../words/format-message.ts";

/* Global functions of templates, which return the elements of a message’s tags: { link: link("/changes/") }. */

const link =
  (href: string): ToElement =>
  (content) =>
    `<a class="govuk-link" href="${escapeUnsafe(href)}">${content}</a>`;

const time =
  (isoDate: string): ToElement =>
  (content) =>
    `<time datetime="${escapeUnsafe(isoDate)}">${content}</time>`;

export const messageElements = { link, time };
