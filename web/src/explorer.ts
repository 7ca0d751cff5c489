/**
 * What the page knows, and what can be done with it.
 *
 * The state holds what the worker answered and what the reader of the page chose; nothing in it is computed
 * here. A change of the point asks for C and for the slices; a change of the problem for the map.
 */
import type {
  At,
  CheckView,
  FigureData,
  MapView,
  PointView,
  ProblemView,
  Refusal,
  Requests,
  Side,
  SliceView,
  SweepView,
  VerdictView,
  View3,
} from "./protocol.js";
import { Client, plainRefusal } from "./client/client.js";
import { fragmentOf, longestText, readFragment, type Link } from "./client/link.js";
import { Store } from "./store.js";

export type Tab = "map" | "slices" | "space" | "weights";

/** Something that is asked for: on its way, there, or refused. */
export interface Answered<T> {
  readonly busy?: string;
  readonly value?: T;
  readonly refusal?: Refusal;
}

export interface State {
  readonly gallery: Requests["gallery"]["answer"];
  readonly main: ProblemView | undefined;
  readonly other: ProblemView | undefined;
  /** The gallery's name of each problem, where it is one of the gallery. */
  readonly names: Readonly<Record<Side, string>>;
  /** Being opened, or refused. */
  readonly opening: Answered<null>;
  readonly openingOther: Answered<null>;
  /** The text of the editor; "" where nothing was edited. */
  readonly draft: string;
  readonly at: At;
  /** Where the point is drawn. */
  readonly place: { readonly x: number; readonly y: number };
  readonly point: Answered<PointView>;
  readonly otherPoint: Answered<PointView>;
  readonly map: Answered<MapView>;
  readonly slices: Answered<readonly SliceView[]>;
  readonly verdicts: Answered<readonly VerdictView[]>;
  readonly check: Answered<CheckView>;
  readonly space: Answered<FigureData>;
  readonly view: View3;
  readonly sweep: Answered<SweepView>;
  readonly tab: Tab;
  readonly snap: boolean;
  /** A message that passes: what was copied, saved or refused. */
  readonly notice: string;
}

const nothing = {};

const begin: State = {
  gallery: [],
  main: undefined,
  other: undefined,
  names: { main: "", other: "" },
  opening: nothing,
  openingOther: nothing,
  draft: "",
  at: { distortion: "inf", perception: "inf" },
  place: { x: Infinity, y: Infinity },
  point: nothing,
  otherPoint: nothing,
  map: nothing,
  slices: nothing,
  verdicts: nothing,
  check: nothing,
  space: nothing,
  view: { azimuth: 35, elevation: 30 },
  sweep: nothing,
  tab: "map",
  snap: true,
  notice: "",
};

type Source = Link["source"];

export class Explorer {
  readonly store = new Store<State>(begin);
  private readonly client = new Client(() => void this.reopen());

  /** Opens what the address asks for: a link, the file that a server was started with, or the first of the gallery. */
  async start(): Promise<void> {
    const gallery = await this.client.request("gallery", "gallery", null);
    if (gallery.kind === "answer") this.store.set({ gallery: gallery.answer });
    const link = await this.openLink(location.hash);
    if (link === "opened" || (await this.openServed())) return;
    await this.open("main", { gallery: "binary-denoising" });
    if (link !== "none") this.store.set({ opening: { refusal: link } });
  }

  /** Opens the problem of a link, if the fragment is one; the refusal says why it cannot be opened. */
  async openLink(fragment: string): Promise<"none" | "opened" | Refusal> {
    try {
      const link = await readFragment(fragment);
      if (link === undefined) return "none";
      await this.open("main", link.source, link.at);
    } catch (error) {
      this.store.set({ opening: { refusal: plainRefusal(error instanceof Error ? error.message : String(error)) } });
    }
    const { main, opening } = this.store.get();
    return main === undefined ? (opening.refusal ?? "none") : "opened";
  }

  /** `exact-cdp explore FILE` serves its file beside the page, and opens the page at `#file`. */
  private async openServed(): Promise<boolean> {
    if (location.hash !== "#file") return false;
    const response = await fetch("./problem.json");
    if (!response.ok) return false;
    await this.open("main", { text: await response.text() });
    return true;
  }

  /** Opens a file that was chosen or dropped. */
  async openFile(side: Side, file: File): Promise<void> {
    if (file.size > longestText) {
      const size = `${(file.size / 1e6).toFixed(0)} MB`;
      this.refuse(
        side,
        plainRefusal(`${file.name}: expected a file of at most ${String(longestText / 1e6)} MB, found ${size}`),
      );
      return;
    }
    await this.open(side, { text: await file.text() });
  }

  private refuse(side: Side, refusal: Refusal): void {
    this.store.set(side === "main" ? { opening: { refusal } } : { openingOther: { refusal } });
  }

  /** Opens a problem; one that is refused leaves the old one open. */
  async open(side: Side, source: Source, at?: At): Promise<void> {
    const key = side === "main" ? "opening" : "openingOther";
    this.store.set({ [key]: { busy: "reading" } });
    const outcome = await this.client.request(`open-${side}`, "open", { side, ...source });
    if (outcome.kind === "replaced") return;
    if (outcome.kind === "refused") {
      this.store.set({ [key]: { refusal: outcome.refusal } });
      return;
    }
    const problem = outcome.answer;
    const names = { ...this.store.get().names, [side]: "gallery" in source ? source.gallery : "" };
    if (side === "other") {
      this.store.set({ openingOther: nothing, other: problem, names });
      void this.askPoint("other");
      void this.askMap();
      return;
    }
    this.store.set({
      opening: nothing,
      main: problem,
      names,
      // While a problem is edited its last picture stays until the next one is there.
      ...(this.isDraft(source) ? {} : { draft: "", map: nothing }),
      point: nothing,
      check: nothing,
      verdicts: nothing,
      sweep: nothing,
      space: nothing,
      slices: nothing,
    });
    this.moveTo(at ?? this.keptPlace(source) ?? problem.start);
    void this.askMap();
    this.refresh();
  }

  /** While a problem is edited the point stays where it is. */
  private keptPlace(source: Source): At | undefined {
    return this.isDraft(source) ? this.store.get().at : undefined;
  }

  private isDraft(source: Source): boolean {
    const { draft } = this.store.get();
    return draft !== "" && "text" in source && source.text === draft;
  }

  /** The text of the editor has changed: it is read at once. */
  edit(text: string): void {
    this.store.set({ draft: text });
    void this.open("main", { text });
  }

  closeOther(): void {
    this.store.set({ other: undefined, otherPoint: nothing, openingOther: nothing });
    void this.client.request("open-other", "close", { side: "other" });
    void this.askMap();
  }

  /** Moves the point. @param place where it is drawn until the library has said where it is */
  moveTo(at: At, place?: State["place"]): void {
    this.store.set({ at, check: nothing, ...(place === undefined ? {} : { place }) });
    void this.askPoint("main");
    if (this.store.get().other !== undefined) void this.askPoint("other");
  }

  private async askPoint(side: Side): Promise<void> {
    const key = side === "main" ? "point" : "otherPoint";
    const { at } = this.store.get();
    const old = this.store.get()[key].value;
    const kept = old === undefined ? {} : { value: old };
    const outcome = await this.client.request(`point-${side}`, "point", { side, at }, (busy) =>
      this.store.set({ [key]: { ...kept, busy } }),
    );
    if (outcome.kind === "replaced") return;
    if (outcome.kind === "refused") {
      this.store.set({ [key]: { ...kept, refusal: outcome.refusal } });
      return;
    }
    this.store.set({ [key]: { value: outcome.answer } });
    if (side !== "main") return;
    const now = this.store.get().at;
    if (now === at) this.store.set({ place: outcome.answer.place });
    if (this.store.get().tab === "slices") void this.askSlices(outcome.answer);
  }

  /** Asks for all of C, and its map. */
  async askMap(): Promise<void> {
    const { main, other, map } = this.store.get();
    if (main === undefined) return;
    if (main.kind === "points") {
      this.store.set({
        map: { refusal: plainRefusal("There is no surface of this problem; single points are enclosed.") },
      });
      return;
    }
    const kept = map.value === undefined ? {} : { value: map.value };
    this.store.set({ map: { ...kept, busy: "computing all of C" } });
    const sides: Side[] = other === undefined ? ["main"] : ["main", "other"];
    const outcome = await this.client.request("map", "map", { sides }, (busy) =>
      this.store.set({ map: { ...kept, busy } }),
    );
    if (outcome.kind === "replaced") return;
    this.store.set({ map: outcome.kind === "answer" ? { value: outcome.answer } : { refusal: outcome.refusal } });
  }

  /** Asks for what the tab that is open shows. */
  refresh(): void {
    const { tab, point } = this.store.get();
    if (tab === "slices" && point.value !== undefined) void this.askSlices(point.value);
    if (tab === "weights" && this.store.get().sweep.value === undefined)
      this.askSweep({ distortion: "1/3", perception: "1/3", errorRate: "1/3" });
    if (tab === "space") void this.ask("space", "space", { side: "main", view: this.store.get().view });
  }

  show(tab: Tab): void {
    this.store.set({ tab });
    this.refresh();
  }

  turn(view: View3): void {
    this.store.set({ view });
    void this.ask("space", "space", { side: "main", view });
  }

  private async askSlices({ bounds, value, status, ends }: PointView): Promise<void> {
    const errorRate = status === "optimal" ? value.exact : ends?.upper.exact;
    await this.ask("slices", "slices", {
      side: "main",
      at: bounds,
      ...(errorRate === undefined || errorRate === "∞" ? {} : { errorRate }),
    });
  }

  askVerdicts(): void {
    void this.ask("verdicts", "verdicts", { side: "main" });
  }

  askCheck(whole: boolean): void {
    void this.ask("check", "check", whole ? { side: "main" } : { side: "main", at: this.store.get().at });
  }

  askSweep(weights: SweepView["weights"]): void {
    void this.ask("sweep", "sweep", { side: "main", weights });
  }

  /** Ends what is being computed for a part of the page. */
  cancel(slot: "map" | "slices" | "verdicts" | "check" | "space" | "point-main"): void {
    this.client.cancel(slot);
    const key = slot === "point-main" ? "point" : slot;
    // The last map is that of another problem.
    const value = key === "map" ? undefined : this.store.get()[key].value;
    this.store.set({ [key]: value === undefined ? { refusal: plainRefusal("stopped") } : { value } });
  }

  /** A request whose answer stands in the state under its own name. */
  private async ask<N extends "slices" | "verdicts" | "check" | "space" | "sweep">(
    key: N,
    name: N,
    ask: Requests[N]["ask"],
  ): Promise<void> {
    const old = this.store.get()[key] as Answered<Requests[N]["answer"]>;
    const kept = old.value === undefined ? {} : { value: old.value };
    const say = (answered: Answered<unknown>): void => this.store.set({ [key]: answered });
    say({ ...kept, busy: "computing" });
    const outcome = await this.client.request(key, name, ask, (busy) => say({ ...kept, busy }));
    if (outcome.kind === "replaced") return;
    say(outcome.kind === "answer" ? { value: outcome.answer } : { refusal: outcome.refusal });
  }

  /** A file of the page, to be saved; undefined where it is refused, with a notice that says why. */
  async export(ask: Requests["export"]["ask"]): Promise<Requests["export"]["answer"] | undefined> {
    const outcome = await this.client.request("export", "export", ask);
    if (outcome.kind === "answer") return outcome.answer;
    if (outcome.kind === "refused") this.say(outcome.refusal.message);
    return undefined;
  }

  /** The address that holds the problem and the point; undefined where it would be too long. */
  async link(): Promise<string | undefined> {
    const { main, names, at } = this.store.get();
    if (main === undefined) return undefined;
    const source: Source = names.main === "" ? { text: main.text } : { gallery: names.main };
    const fragment = await fragmentOf({ source, at });
    return fragment === undefined ? undefined : new URL(fragment, location.href).href;
  }

  say(notice: string): void {
    this.store.set({ notice });
  }

  /** After a worker was ended. */
  private async reopen(): Promise<void> {
    const { main, other, at } = this.store.get();
    if (main === undefined) return;
    await this.client.request("open-main", "open", { side: "main", text: main.text });
    if (other !== undefined) await this.client.request("open-other", "open", { side: "other", text: other.text });
    this.moveTo(at);
  }
}
