// Every way that we know of in which a page can send something away, as a script inside it would try them.
// Each function runs inside a page: it must stand by itself.

/** Where an attempt is to send to. `http` and the like are addresses of `tcpPort`. */
export interface Target {
  readonly http: string;
  readonly https: string;
  readonly ws: string;
  readonly tcpPort: number;
  readonly udpPort: number;
}

export type Attempt = (target: Target) => unknown;

const requests: Readonly<Record<string, Attempt>> = {
  fetch: ({ http }) => fetch(http, { mode: 'no-cors' }),
  'fetch that outlives the page': ({ http }) =>
    fetch(http, { mode: 'no-cors', keepalive: true, method: 'POST' }),
  'fetch of another frame': ({ http }) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    return frame.contentWindow?.fetch(http, { mode: 'no-cors' });
  },
  fetchLater: ({ http }) =>
    (window as unknown as { fetchLater(url: string, init: object): unknown }).fetchLater(http, {
      activateAfter: 0,
    }),
  XMLHttpRequest: ({ http }) => {
    const request = new XMLHttpRequest();
    request.open('POST', http);
    request.send('words');
  },
  sendBeacon: ({ http }) => navigator.sendBeacon(http, 'words'),
  WebSocket: ({ ws }) => void new WebSocket(ws),
  WebSocketStream: ({ ws }) => {
    const { WebSocketStream } = window as unknown as { WebSocketStream: new (url: string) => unknown };
    return new WebSocketStream(ws);
  },
  EventSource: ({ http }) => void new EventSource(http),
  WebTransport: ({ udpPort }) => new WebTransport(`https://127.0.0.1:${udpPort}/`).ready,
  'a link with a ping': ({ http }) => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = '#here';
    link.ping = http;
    link.click();
  },
  'an import': ({ http }) => import(/* @vite-ignore */ `${http}/x.js`),
  'a proof of identity': ({ http }) =>
    navigator.credentials.get({
      identity: { providers: [{ configURL: `${http}/config.json`, clientId: 'x' }] },
    } as CredentialRequestOptions),
  'a payment': ({ https }) =>
    new PaymentRequest([{ supportedMethods: https }], {
      total: { label: 'x', amount: { currency: 'EUR', value: '1' } },
    }).canMakePayment(),
  'an interest group': ({ https }) =>
    (
      navigator as unknown as { joinAdInterestGroup(group: object, seconds: number): unknown }
    ).joinAdInterestGroup({ owner: https, name: 'x', updateURL: `${https}/x` }, 60),
  'a shown address': ({ https }) => {
    const { PresentationRequest: Request } = window as unknown as {
      PresentationRequest: new (urls: readonly string[]) => { getAvailability(): unknown };
    };
    return new Request([`${https}/x`]).getAvailability();
  },
  'what is playing': async ({ http }) => {
    const sound = new Audio();
    sound.srcObject = new AudioContext().createMediaStreamDestination().stream;
    await sound.play();
    navigator.mediaSession.metadata = new MediaMetadata({ title: 'x', artwork: [{ src: `${http}/x.png` }] });
    navigator.mediaSession.playbackState = 'playing';
  },
};

const elements: Readonly<Record<string, Attempt>> = {
  img: ({ http }) => {
    new Image().src = `${http}/x.png`;
  },
  'img with a set of sources': ({ http }) => {
    new Image().srcset = `${http}/x.png 1x, ${http}/y.png 2x`;
  },
  'img that is counted': ({ http }) => {
    new Image().setAttribute('attributionsrc', http);
  },
  'the rest of them': ({ http }) => {
    const made: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['script', { src: `${http}/x.js` }],
      ['script', { src: `${http}/y.js`, type: 'module' }],
      ['video', { src: `${http}/x.mp4`, poster: `${http}/x.png`, preload: 'auto' }],
      ['audio', { src: `${http}/x.mp3`, preload: 'auto' }],
      ['iframe', { src: http }],
      ['iframe', { srcdoc: `<img src="${http}/x.png"><iframe src="${http}"></iframe>` }],
      ['embed', { src: http }],
      ['object', { data: http }],
      ['input', { type: 'image', src: `${http}/x.png` }],
      ['body', { background: `${http}/x.png` }],
      ['fencedframe', { src: http }],
      ['portal', { src: http }],
    ];
    for (const [name, attributes] of made) {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      document.body.append(element);
    }
  },
  'a track of a video': ({ http }) => {
    const video = document.body.appendChild(document.createElement('video'));
    const track = video.appendChild(document.createElement('track'));
    Object.assign(track, { src: `${http}/x.vtt`, default: true });
    video.src = 'data:video/mp4;base64,AAAA';
    track.track.mode = 'showing';
  },
  'markup of every kind': ({ http }) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<svg><image href="${http}/x.png"/><use href="${http}/x.svg#x"/><filter><feImage href="${http}/y.png"/></filter></svg>
       <picture><source srcset="${http}/x.png"><img></picture><img src="${http}/z.png">`,
    );
  },
};

const links: Readonly<Record<string, Attempt>> = Object.fromEntries(
  [
    ['stylesheet', ''],
    ['preload', 'fetch'],
    ['preload', 'image'],
    ['preload', 'script'],
    ['modulepreload', ''],
    ['prefetch', ''],
    ['prerender', ''],
    ['preconnect', ''],
    ['dns-prefetch', ''],
    ['manifest', ''],
    ['icon', ''],
    ['apple-touch-icon', ''],
    ['search', ''],
    ['compression-dictionary', ''],
  ].map(([rel, as]) => [
    `link ${rel} ${as}`.trim(),
    // Its own words are in its text, since a page knows nothing of this file.
    new Function(
      'target',
      `const link = document.createElement('link');
       Object.assign(link, { rel: ${JSON.stringify(rel)}, href: target.http + '/x' });
       if (${JSON.stringify(as)}) link.as = ${JSON.stringify(as)};
       document.head.append(link);`,
    ) as Attempt,
  ]),
);

const styles: Readonly<Record<string, Attempt>> = {
  'a background': ({ http }) => {
    document.body.style.backgroundImage = `url(${http}/x.png)`;
  },
  'a cursor, a list mark, a mask and a shape': ({ http }) => {
    const box = document.body.appendChild(document.createElement('li'));
    box.style.cursor = `url(${http}/a.png), auto`;
    box.style.listStyleImage = `url(${http}/b.png)`;
    box.style.maskImage = `url(${http}/c.png)`;
    box.style.shapeOutside = `url(${http}/d.png)`;
    box.style.filter = `url(${http}/e.svg#x)`;
    box.style.borderImageSource = `url(${http}/f.png)`;
  },
  'a style sheet made by script': ({ http }) => {
    const sheet = new CSSStyleSheet();
    sheet.insertRule(`body { background-image: url(${http}/x.png) }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },
  'a style element with an import': ({ http }) => {
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = `@import url(${http}/x.css); @font-face { font-family: X; src: url(${http}/x.woff2) } body { font-family: X }`;
  },
  'a font': ({ http }) => new FontFace('x', `url(${http}/x.woff2)`).load(),
};

const workers: Readonly<Record<string, Attempt>> = {
  'a worker made of text': ({ http }) => {
    const script = new Blob([`fetch('${http}', { mode: 'no-cors' })`], { type: 'text/javascript' });
    return new Worker(URL.createObjectURL(script));
  },
  'a shared worker made of text': ({ http }) => {
    const script = new Blob([`fetch('${http}', { mode: 'no-cors' })`], { type: 'text/javascript' });
    return new SharedWorker(URL.createObjectURL(script));
  },
  'a service worker': ({ http }) => navigator.serviceWorker.register(`${http}/x.js`),
  'an audio worklet': ({ http }) => new AudioContext().audioWorklet.addModule(`${http}/x.js`),
  'rules of speculation': ({ http }) => {
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = JSON.stringify({
      prefetch: [{ source: 'list', urls: [http] }],
      prerender: [{ urls: [http] }],
    });
    document.head.append(rules);
  },
};

const elsewhere: Readonly<Record<string, Attempt>> = {
  'a window': ({ http }) => void window.open(http),
  'a link to a new window': ({ http }) => {
    const link = document.body.appendChild(document.createElement('a'));
    Object.assign(link, { href: http, target: '_blank' });
    link.click();
  },
  'a form': ({ http }) => {
    const form = document.body.appendChild(document.createElement('form'));
    Object.assign(form, { action: http, method: 'post', target: '_blank' });
    form.submit();
  },
  'a form in a frame': ({ http }) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.name = 'inside';
    const form = document.body.appendChild(document.createElement('form'));
    Object.assign(form, { action: http, method: 'post', target: 'inside' });
    form.submit();
  },
  'a download': ({ http }) => {
    const link = document.body.appendChild(document.createElement('a'));
    Object.assign(link, { href: `${http}/x.zip`, download: 'x.zip' });
    link.click();
  },
};

const departures: Readonly<Record<string, Attempt>> = {
  'a meta refresh': ({ http }) => {
    document.head.insertAdjacentHTML('beforeend', `<meta http-equiv="refresh" content="0;url=${http}">`);
  },
  'a base address': ({ http }) => {
    document.head.insertAdjacentHTML('afterbegin', `<base href="${http}/">`);
    new Image().src = 'x.png';
  },
  'an address for the window': ({ http }) => {
    window.location.href = http;
  },
};

const connections: Readonly<Record<string, Attempt>> = {
  'WebRTC to a server': async ({ tcpPort, udpPort }) => {
    const account = { username: 'words', credential: 'words' };
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${udpPort}` },
        { urls: `turn:127.0.0.1:${udpPort}?transport=udp`, ...account },
        { urls: `turn:127.0.0.1:${tcpPort}?transport=tcp`, ...account },
        { urls: `turns:127.0.0.1:${tcpPort}?transport=tcp`, ...account },
      ],
    });
    connection.createDataChannel('words');
    await connection.setLocalDescription(await connection.createOffer());
  },
  'WebRTC to another page': async ({ tcpPort, udpPort }) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const { RTCPeerConnection: Connection } = frame.contentWindow as unknown as typeof globalThis;
    const connection = new Connection();
    connection.createDataChannel('words');
    await connection.setLocalDescription(await connection.createOffer());
    const lines = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0'];
    lines.push('m=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'c=IN IP4 0.0.0.0', 'a=ice-ufrag:abcd');
    lines.push(
      'a=ice-pwd:abcdefghijklmnopqrstuvwx',
      `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}`,
    );
    lines.push('a=setup:active', 'a=mid:0', 'a=sctp-port:5000', '');
    await connection.setRemoteDescription({ type: 'answer', sdp: lines.join('\r\n') });
    const add = (candidate: string) => connection.addIceCandidate({ sdpMid: '0', candidate });
    await add(`candidate:1 1 udp 2130706431 127.0.0.1 ${udpPort} typ host`);
    await add(`candidate:2 1 tcp 1518280447 127.0.0.1 ${tcpPort} typ host tcptype passive`);
  },
};

/** All but those that take an open page away. */
export const WAYS_OF_A_PAGE_THAT_STAYS: Readonly<Record<string, Attempt>> = {
  ...{ ...requests, ...elements, ...links, ...styles, ...workers, ...connections },
  ...elsewhere,
};

/** Each of them ends what an open page has not sent yet. */
export const WAYS_TO_LEAVE: Readonly<Record<string, Attempt>> = departures;
