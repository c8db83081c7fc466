// Reads a large file away from the page. On the page it starts a worker and hands on what it brings back; the worker
// runs this same file: the program in a thread of its own, whose memory goes with it.
//
// The page sends the file, the worker answers `true` once the program is there; then a parcel for each time that it
// is asked, and `undefined` behind the last. A text says what went wrong; `gone`, that the file can't be read.

const running = new Set();

/** Starts a worker on a file or on bytes: a promise of what gets the next parcel, broken where there is no worker. */
export const start = (content) => new Promise((there, not) => {
  const worker = new Worker(beianScript(import.meta.url), { type: 'module' });
  let waiting = { done: there, failed: not };
  const end = (why) => {
    worker.terminate();
    running.delete(end);
    waiting.failed(why);
  };
  const next = () => new Promise((done, failed) => {
    waiting = { done, failed };
    worker.postMessage(null);
  });
  running.add(end);
  worker.onmessage = ({ data }) => {
    if (data === true) {
      waiting.done(next);
    } else if (typeof data === 'string') {
      end(data);
    } else {
      waiting.done(data);
      if (!data) end();
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(event.message);
  };
  worker.postMessage(content, content.buffer ? [content.buffer] : []);
});

/** Ends every worker. */
export const stop = () => running.forEach((end) => end('stopped'));

/** The parcels of a file, once the program has started; it says so before it reads. */
const parcels = async (content) => {
  const { default: init, read_file } = await import('./beian-desk.js');
  await init();
  postMessage(true);
  const gone = () => { throw 'gone'; };
  const bytes = content.arrayBuffer ? new Uint8Array(await content.arrayBuffer().catch(gone)) : content;
  return new Promise((done) => { read_file(bytes, done); });
};

if (!globalThis.document) {
  let packed;
  const fail = (error) => postMessage(String(error));
  // A fault of the program's inside a promise is told to nobody else.
  addEventListener('unhandledrejection', ({ reason }) => fail(reason));
  addEventListener('message', async ({ data }) => {
    try {
      if (data) {
        packed = parcels(data);
        await packed;
        return;
      }
      const all = await packed;
      const parcel = all.shift();
      postMessage(parcel, parcel ? [parcel.buffer] : []);
    } catch (error) {
      fail(error);
    }
  });
}
