// Starts the program: the hashed names of its files stand on the script element that loaded this file.
const script = document.querySelector('script[data-js]');
// What reads large files, once there is one.
window.beianReader = () => import(new URL(script.dataset.reader, document.baseURI).href);
try {
  const { default: start } = await import(new URL(script.dataset.js, document.baseURI).href);
  await start({ module_or_path: new URL(script.dataset.wasm, document.baseURI) });
} catch (error) {
  // The crash screen listens, or finds it here when it comes later.
  script.dataset.failed = String(error);
  window.dispatchEvent(new CustomEvent('beian-desk:crash', { detail: String(error) }));
}
