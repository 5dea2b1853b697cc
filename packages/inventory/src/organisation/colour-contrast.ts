import { error, type Place, type Problem } from "../problems/problem.ts";

/** The smallest contrast of text with its background (WCAG 2.2, success criterion 1.4.3). */
const MIN_TEXT_CONTRAST = 4.5;

const WHITE = "#ffffff";

/**
 * Checks that white text can be read on the council’s `colour`, such as "#00625a". A colour that passes also stands out
 * from everything else that the site shows it with: a unit test of the site’s styles compares them.
 */
export function checkColourContrast(colour: string, place: Place): Problem[] {
  const contrast = contrastOf(colour, WHITE);
  if (contrast >= MIN_TEXT_CONTRAST) return [];
  // Rounded down, so that 4.49 is not shown as 4.5.
  const shown = Math.floor(contrast * 10) / 10;
  const message = `“colour” is too light for white text: its contrast with white is ${shown}:1, and must be at least ${MIN_TEXT_CONTRAST}:1.`;
  const hint = `Write "${darkenForWhiteText(colour)}", the nearest shade that is dark enough, or another colour.`;
  return [error(place, "low-contrast", message, hint)];
}

/** Returns the contrast of two colours such as "#00625a", from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** Returns the luminance of a colour, from 0 to 1 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = toChannels(colour).map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Returns the lightest shade of a colour on which white text can be read: with its hue and saturation in HSL
 * (https://www.w3.org/TR/css-color-4/#the-hsl-notation), and less lightness.
 */
function darkenForWhiteText(colour: string): string {
  const channels = toChannels(colour);
  const lightness = (Math.max(...channels) + Math.min(...channels)) / 2;
  // In HSL, hue and saturation fix how far each channel is from the lightness, relative to this.
  const range = Math.min(lightness, 1 - lightness);
  const offsets = channels.map((channel) => (range === 0 ? 0 : (channel - lightness) / range));
  // Finer than the 255 steps of a channel.
  for (let darker = lightness; darker > 0; darker -= 0.001) {
    const shade = toHex(offsets.map((offset) => darker + offset * Math.min(darker, 1 - darker)));
    if (contrastOf(shade, WHITE) >= MIN_TEXT_CONTRAST) return shade;
  }
  return "#000000";
}

/** Returns red, green and blue, from 0 to 1. */
function toChannels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
}

function toHex(channels: readonly number[]): string {
  const bytes = channels.map((channel) => Math.round(channel * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
