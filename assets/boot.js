// Starts the program: the hashed names of its files stand on the script element that loaded this file.
const script = document.querySelector('script[data-js]');
const { js, wasm, reader, offline, version } = script.dataset;
const at = (name) => new URL(name, document.baseURI).href;

// The only scripts that run beside the page; its policy for them can be made once.
const ours = [reader, 'sw.js'].map(at);
const policy = window.trustedTypes?.createPolicy('beian-desk', {
  createScriptURL: (asked) => {
    if (ours.includes(asked)) return asked;
    throw new TypeError(`no script of ours: ${asked}`);
  },
});
window.beianScript = (name) => policy?.createScriptURL(at(name)) ?? at(name);
// What reads large files, once there is one.
window.beianReader = () => import(at(reader));
// What keeps the app at hand without a network.
window.beianOffline = () => import(at(offline));
// While this page is open, the parts of its version are kept.
const held = `beian-desk:${new URL('.', document.baseURI).pathname}:${version}`;
if (version) navigator.locks?.request(held, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});

try {
  const { default: start } = await import(at(js));
  await start({ module_or_path: new URL(at(wasm)) });
} catch (error) {
  // The crash screen listens, or finds it here when it comes later.
  script.dataset.failed = String(error);
  window.dispatchEvent(new CustomEvent('beian-desk:crash', { detail: String(error) }));
}
