// Reads a large file away from the page, or compares cases of the proof. On the page it starts a worker and hands on
// what it brings back; the worker runs this same file: the program in a thread of its own, whose memory goes with it.
//
// The page sends the file, the worker answers `true` once the program is there; then a parcel for each time that it
// is asked, and `undefined` behind the last. A text says what went wrong; `gone`, that the file can't be read.
//
// Instead of a file the page sends `compare`; then a list with the place of the first case and how many there are, and
// the worker answers with how many disagree and the milliseconds that it took.

const running = new Set();

/** Starts a worker on a file, on bytes or to compare: a promise of what gets its next answer, and can end it; broken where there is no worker. */
export const start = (content) => new Promise((there, not) => {
  const worker = new Worker(beianScript(import.meta.url), { type: 'module' });
  let waiting = { done: there, failed: not };
  const end = (why) => {
    worker.terminate();
    running.delete(end);
    waiting.failed(why);
  };
  const next = (what) => new Promise((done, failed) => {
    waiting = { done, failed };
    worker.postMessage(what ?? null);
  });
  next.end = () => end('stopped');
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

/** The program, once it has started; it says so. */
const started = async () => {
  const program = await import('./beian-desk.js');
  await program.default();
  postMessage(true);
  return program;
};

/** The parcels of a file. */
const parcels = async (content) => {
  const { read_file } = await started();
  const gone = () => { throw 'gone'; };
  const bytes = content.arrayBuffer ? new Uint8Array(await content.arrayBuffer().catch(gone)) : content;
  return new Promise((done) => { read_file(bytes, done); });
};

/** How many of some cases disagree, and the milliseconds that it took. */
const compared = async ({ compare_cases }, [from, count]) => {
  const begun = performance.now();
  const disagree = await new Promise((done) => { compare_cases(from, count, done); });
  if (disagree === undefined) throw 'not fetched';
  return [disagree, performance.now() - begun];
};

/** On the page: how many workers can compare beside it. */
export const others = () => Math.min(navigator.hardwareConcurrency ?? 1, 8) - 1;

if (!globalThis.document) {
  let packed;
  let program;
  const fail = (error) => postMessage(String(error));
  // A fault of the program's inside a promise is told to nobody else.
  addEventListener('unhandledrejection', ({ reason }) => fail(reason));
  addEventListener('message', async ({ data }) => {
    try {
      if (data === 'compare') {
        program = await started();
        return;
      }
      if (Array.isArray(data)) {
        postMessage(await compared(program, data));
        return;
      }
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
