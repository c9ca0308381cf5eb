// What the bench uses of the npm package `x11` besides what the app does: the extension by which keys are pressed.
declare module 'x11' {
  interface XTest {
    readonly KeyPress: number;
    readonly KeyRelease: number;
    FakeInput(type: number, keycode: number, time: number, window: number, x: number, y: number): void;
  }

  interface XClient {
    require(extension: 'xtest', loaded: (error: unknown, extension: XTest) => void): void;
    GetKeyboardMapping(
      firstKeycode: number,
      count: number,
      reply: Reply<readonly (readonly number[])[]>,
    ): void;
  }
}
