// What a person sees of the extension: its part of a page is in a closed shadow root, so it is found in the accessibility tree, as a
// screen reader would find it. How that tree is read differs from browser to browser.
import type { Page } from "playwright-core";
import { until } from "./until";

export interface Node {
  /** As ARIA calls it; plain text is "StaticText". */
  role: string;
  name: string;
  busy: boolean;
  checked: boolean;
  /** What the browser knows it by. */
  id: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What assistive technology is told about a page, closed shadow roots included. */
export abstract class Seen {
  constructor(readonly page: Page) {}

  abstract nodes(): Promise<Node[]>;
  /** Where it is in the viewport, in CSS pixels. */
  abstract box(node: Node): Promise<Box>;
  protected abstract reveal(node: Node): Promise<void>;
  /** Role and name of what has the focus, wherever it is. */
  abstract focused(): Promise<string>;
  /** Markup and styles of our own part of the page, for checks that cannot look into a closed root. */
  abstract own(): Promise<{ html: string; css: string }>;

  async find(role: string, name: RegExp | string): Promise<Node | undefined> {
    return (await this.nodes()).find((node) => node.role === role && (typeof name === "string" ? node.name === name : name.test(node.name)));
  }

  /** Whether the box of this name is ticked. */
  async checked(name: string): Promise<boolean | undefined> {
    return (await this.find("checkbox", name))?.checked;
  }

  wait(role: string, name: RegExp | string): Promise<Node> {
    return until(`${role} ${String(name)}`, () => this.find(role, name));
  }

  /** The sign at the composer, once it speaks of all that has been typed: "Clear", "1 to look at" ... */
  async sign(says: string | RegExp): Promise<Node> {
    return until(`the sign ${String(says)}`, async () => {
      const sign = await this.find("button", /^Bedrail: /);
      const text = sign?.name.replace("Bedrail: ", "") ?? "";
      return sign && !sign.busy && (typeof says === "string" ? text === says : says.test(text)) && sign;
    });
  }

  async gone(role: string, name: RegExp | string): Promise<void> {
    await until(`no ${role} ${String(name)}`, async () => !(await this.find(role, name)));
  }

  /** All words of the accessibility tree. */
  async words(): Promise<string> {
    return (await this.nodes()).map(({ name }) => name).join("\n");
  }

  /** A real click of the mouse in the middle of it, once it stands still: what is above it may still be arriving. */
  async click(role: string, name: RegExp | string): Promise<void> {
    const { x, y, width, height } = await until(`${role} ${String(name)} to stand still`, async () => {
      const node = await this.find(role, name);
      if (!node) return null;
      await this.reveal(node);
      const before = await this.box(node);
      await this.drawn();
      const now = await this.box(node);
      return (["x", "y", "width", "height"] as const).every((side) => before[side] === now[side]) && now;
    });
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  async focusOn(what: string): Promise<void> {
    let focused = "";
    await until(`the focus on ${what}`, async () => (focused = await this.focused()) === what).catch((error: unknown) => {
      throw new Error(`the focus is on ${focused || "nothing"}, not on ${what}`, { cause: error });
    });
  }

  /** Presses Tab and says where that leads. */
  async tab(key: "Tab" | "Shift+Tab" = "Tab"): Promise<string> {
    await this.page.keyboard.press(key);
    return this.focused();
  }

  /** Until what happened has been drawn, and told to assistive technology. */
  protected async drawn(): Promise<void> {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}
