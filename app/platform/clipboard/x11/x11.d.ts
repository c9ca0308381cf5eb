// The part of the npm package `x11` that we use; it brings no types.
declare module 'x11' {
  interface XEvent {
    readonly name: string;
    readonly wid: number;
    readonly time: number;
    readonly atom: number;
    readonly state: number;
    readonly requestor: number;
    readonly selection: number;
    readonly target: number;
    readonly property: number;
  }

  interface XProperty {
    readonly type: number;
    readonly bytesAfter: number;
    readonly data: Buffer;
  }

  type Reply<Value> = (error: unknown, value: Value) => void;

  interface XClient {
    on(event: 'event', listener: (event: XEvent) => void): void;
    on(event: 'error' | 'end', listener: (error: unknown) => void): void;
    readonly stream: import('node:net').Socket;
    AllocID(): number;
    InternAtom(onlyIfExists: boolean, name: string, reply: Reply<number>): void;
    GetAtomName(atom: number, reply: Reply<string>): void;
    CreateWindow(
      window: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      border: number,
      depth: number,
      kind: number,
      visual: number,
      values: { readonly eventMask: number; readonly backgroundPixel?: number },
    ): void;
    DestroyWindow(window: number): void;
    MapWindow(window: number): void;
    UnmapWindow(window: number): void;
    ChangeProperty(
      mode: number,
      window: number,
      name: number,
      type: number,
      bits: 8 | 32,
      data: Buffer,
    ): void;
    GetProperty(
      remove: number,
      window: number,
      name: number,
      type: number,
      offset: number,
      length: number,
      reply: Reply<XProperty>,
    ): void;
    SetSelectionOwner(window: number, selection: number, time: number): void;
    GetSelectionOwner(selection: number, reply: Reply<number>): void;
    ConvertSelection(
      requestor: number,
      selection: number,
      target: number,
      property: number,
      time: number,
    ): void;
    SendEvent(to: number, propagate: boolean, mask: number, event: object): void;
    SendClientMessage(to: number, window: number, type: number, bits: 32, data: readonly number[]): void;
  }

  interface XDisplay {
    readonly client: XClient;
    readonly screen: readonly { readonly root: number }[];
    readonly resource_mask: number;
  }

  export const eventMask: Readonly<Record<'PropertyChange' | 'FocusChange', number>>;
  export function createClient(
    options: { readonly display: string; readonly shm: false },
    connected: (error: unknown, display: XDisplay) => void,
  ): XClient;
}
