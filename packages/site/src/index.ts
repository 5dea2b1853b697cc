export type {
  BuildEvent,
  CollectionApi,
  CollectionItem,
  Page,
  PageData,
  UserConfig,
} from "./eleventy/eleventy-types.ts";
export { default } from "./eleventy/plugin.ts";
