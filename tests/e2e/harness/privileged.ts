// What runs inside Firefox's own window, with its rights: each function is sent there as text, so it can use nothing from around it.
import type { Box, Node } from "./seen";

type Heard = Node & { box: Box };

/** Where an answer is put. */
interface Out {
  value?: number;
}

interface Accessible {
  role: number;
  computedARIARole: string;
  name: string | null;
  uniqueID: number;
  firstChild: Accessible | null;
  nextSibling: Accessible | null;
  getState(state: Out, extra: Out): void;
  getBounds(x: Out, y: Out, width: Out, height: Out): void;
  scrollTo(type: number): void;
}

interface Extension {
  backgroundState: string;
  terminateBackground(options: { ignoreDevToolsAttached: boolean }): Promise<void>;
}

interface Channel {
  URI: { spec: string };
  loadInfo: { triggeringPrincipal: { origin: string } | null; loadingPrincipal: { origin: string } | null };
}

declare const ChromeUtils: { importESModule(address: string): { NavigableManager: { getBrowsingContextById(id: string): { embedderElement: Element } } } };
declare const Cc: Record<string, { getService(what: unknown): { getAccessibleFor(node: Element): Accessible | null } }>;
declare const Ci: { nsIAccessibilityService: unknown; nsIHttpChannel: unknown };
declare const WebExtensionPolicy: { getByID(id: string): { extension: Extension } };
declare const Services: { obs: { addObserver(observer: unknown, topic: string): void } };
declare const CustomizableUI: { getWidget(id: string): { forWindow(window: Window | null): { node: Element } } };

/** The page's part of the accessibility tree, as Firefox would hand it to a screen reader. With `reveal`, scrolls that one into view. */
export function accessible(tab: string, reveal: number | null): Heard[] {
  const { NavigableManager } = ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs");
  const frame = Cc["@mozilla.org/accessibilityService;1"]?.getService(Ci.nsIAccessibilityService).getAccessibleFor(NavigableManager.getBrowsingContextById(tab).embedderElement);
  const heard: Heard[] = [];
  const read = (one: Accessible): Heard => {
    const [state, x, y, width, height] = [{}, {}, {}, {}, {}] as [Out, Out, Out, Out, Out];
    one.getState(state, {});
    one.getBounds(x, y, width, height);
    return {
      role: one.computedARIARole || "StaticText",
      name: one.name ?? "",
      // nsIAccessibleStates: STATE_BUSY, STATE_CHECKED.
      busy: ((state.value ?? 0) & 0x800) !== 0,
      checked: ((state.value ?? 0) & 0x10) !== 0,
      id: one.uniqueID,
      box: { x: x.value ?? 0, y: y.value ?? 0, width: width.value ?? 0, height: height.value ?? 0 },
    };
  };
  const walk = (parent: Accessible): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      heard.push(read(child));
      // SCROLL_TYPE_ANYWHERE.
      if (child.uniqueID === reveal) child.scrollTo(6);
      walk(child);
    }
  };
  if (!frame) return [];
  walk(frame);
  const { x, y } = read(frame).box;
  return heard.map(({ box, ...one }) => ({ ...one, box: { ...box, x: box.x - x, y: box.y - y } }));
}

export function badge(tab: string, widget: string): string {
  const { NavigableManager } = ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs");
  const { defaultView } = NavigableManager.getBrowsingContextById(tab).embedderElement.ownerDocument;
  return CustomizableUI.getWidget(widget).forWindow(defaultView).node.querySelector("toolbarbutton")?.getAttribute("badge") ?? "";
}

export async function stopBackground(id: string): Promise<string> {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true });
  return extension.backgroundState;
}

/** Writes down every request over the network from now on, for `requests`. */
export function recordRequests(): void {
  const log: { url: string; initiator: string }[] = [];
  Object.assign(globalThis, { bedrailRequests: log });
  Services.obs.addObserver(
    {
      observe(subject: { QueryInterface(what: unknown): Channel }) {
        const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
        log.push({ url: URI.spec, initiator: (loadInfo.loadingPrincipal ?? loadInfo.triggeringPrincipal)?.origin ?? "" });
      },
    },
    "http-on-modify-request",
  );
}

export function requests(): { url: string; initiator: string }[] {
  return (globalThis as unknown as { bedrailRequests: { url: string; initiator: string }[] }).bedrailRequests;
}
