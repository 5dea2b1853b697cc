import { z } from "zod";
import type { BannerDocuments, ExecutionContext } from "./banner-documents.ts";

/** What a page shows of a frame. */
export interface FrameElement {
  readonly isVisible: boolean;
  /** Whether it lies over the page, or is in something that does. An advert’s frame is not. */
  readonly isOverlay: boolean;
}

const owner = z.object({ backendNodeId: z.int() });
const resolved = z.object({ object: z.object({ objectId: z.string() }) });
const called = z.object({
  result: z.object({ value: z.object({ isVisible: z.boolean(), isOverlay: z.boolean() }) }),
});

/** Describes the element of the frame of a context. A frame that has been removed is not visible. */
export async function findFrameElement(
  documents: BannerDocuments,
  context: ExecutionContext,
): Promise<FrameElement> {
  const frameId = documents.frameIdOf(context);
  // The element of a frame in another process belongs to another target.
  for (const target of documents.targets()) {
    try {
      const { backendNodeId } = owner.parse(await target.send("DOM.getFrameOwner", { frameId }));
      const { object } = resolved.parse(await target.send("DOM.resolveNode", { backendNodeId }));
      const response = await target.send("Runtime.callFunctionOn", {
        objectId: object.objectId,
        functionDeclaration: describeFrame.toString(),
        returnByValue: true,
      });
      return called.parse(response).result.value;
    } catch {
      continue;
    }
  }
  return { isVisible: false, isOverlay: false };
}

/** Runs in the document with the frame’s element, so it cannot use anything else in this file. */
function describeFrame(this: Element): FrameElement {
  const { width, height, top, left, bottom, right } = this.getBoundingClientRect();
  const isInView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  const isOverlay = (element: Element): boolean => {
    const { position } = getComputedStyle(element);
    if (position === "fixed" || position === "sticky") return true;
    if (element.matches("dialog, [role=dialog], [role=alertdialog], [aria-modal=true]"))
      return true;
    const root = element.getRootNode();
    const parent = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    return parent !== null && isOverlay(parent);
  };
  return {
    isVisible:
      width >= 50 &&
      height >= 20 &&
      // What is fixed outside the window is hidden there.
      (isInView || !isOverlay(this)) &&
      this.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    isOverlay: isOverlay(this),
  };
}
