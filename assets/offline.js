// Registers what keeps the app at hand without a network (`sw.js`), and tells the program how that stands, in single
// words (`app::Told` has them). Comes after the first screen.

const HOUR = 3_600_000;
const FIELDS = 'textarea, input:not([type=checkbox], [type=radio], [type=file])';
const { version } = document.querySelector('script[data-js]').dataset;
const container = navigator.serviceWorker;
let tell;
let registration;
let checked = Date.now();

/** What a worker answers. */
const ask = (worker, question) => new Promise((answered) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => answered(data);
  worker.postMessage(question, [port2]);
});

/** Asks the version in use whether it is whole. */
const greet = async () => tell((await ask(registration.active, 'hello')) ? 'ready' : 'preparing');

/** Tells of a version that is being fetched: that it waits, that it did not come. */
const follow = (worker) => {
  let { state } = worker;
  worker.addEventListener('statechange', () => {
    const before = state;
    state = worker.state;
    if (state === 'installed' && registration.active) tell('waiting');
    if (state === 'activated') greet();
    if (state === 'redundant' && before === 'installing') tell(registration.active ? 'unreachable' : 'failed');
  });
};

const check = () => {
  checked = Date.now();
  return registration.update();
};

/** Looks for a newer version, and says where there is none or it can't be fetched. */
export const look = async () => {
  try {
    await check();
    if (!registration.installing && !registration.waiting) tell('current');
  } catch {
    tell('unreachable');
  }
};

/** Has the version that waits take over, in every tab. */
export const take = () => registration.waiting?.postMessage('take');

/**
 * Tells whether there is text that a new start would lose: typed into a field that waits to be sent. Of other fields,
 * the program knows what is in them; while one types there, they count as well.
 */
const watchTyping = () => {
  const typed = new Set();
  let timer;
  const sort = () => {
    for (const field of typed) {
      const known = (!field.form || 'kept' in field.dataset) && document.activeElement !== field;
      if (known || !field.isConnected || !field.value) typed.delete(field);
    }
    if (typed.size) return;
    timer = clearInterval(timer);
    tell('untyped');
  };
  addEventListener('input', ({ target }) => {
    if (!target.matches?.(FIELDS)) return;
    typed.add(target);
    if (timer) return;
    timer = setInterval(sort, 500);
    tell('typed');
  }, true);
};

/** Begins, once nothing else is to do. */
export const start = async (told) => {
  tell = told;
  if (!version) return tell('development');
  if (!container) return tell(isSecureContext ? 'missing' : 'insecure');
  await new Promise((idle) => (window.requestIdleCallback ?? setTimeout)(idle));
  watchTyping();
  container.addEventListener('controllerchange', async () => {
    if (container.controller) tell((await ask(container.controller, 'version')) === version ? 'current' : 'taken');
  });
  try {
    registration = await container.register(beianScript('sw.js'));
  } catch {
    return tell('failed');
  }
  const { active, installing, waiting } = registration;
  registration.addEventListener('updatefound', () => follow(registration.installing));
  if (installing) follow(installing);
  if (active) greet();
  else tell('preparing');
  if (active && waiting) tell('waiting');
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - checked > HOUR) check().catch(() => {});
  });
};
