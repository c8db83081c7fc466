// Starts the program where all of it is this one file: unpacks it and hands it on as blobs. `unpack` and `decode` stand before it.
(async () => {
  const blob = (content, type) => URL.createObjectURL(new Blob([content], { type }));
  try {
    // What is on the screen already is painted first.
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 300); });
    const packed = document.getElementById('bd-program');
    const [code, program] = [Number(packed.dataset.code), Number(packed.dataset.program)];
    const bytes = unpack(decode(packed.textContent), code + program);
    packed.remove();
    const wasm = blob(bytes.subarray(code), 'application/wasm');
    // The program's own script and what starts workers on it, as one: it finds the program by the address of the blob.
    const script = blob(new TextDecoder().decode(bytes.subarray(0, code)).replace('bd:program', wasm), 'text/javascript');
    let policy;
    const only = { createScriptURL: (asked) => { if (asked === script) return asked; throw new TypeError(`no script of ours: ${asked}`); } };
    window.beianScript = (asked) => {
      policy ??= window.trustedTypes?.createPolicy('beian-desk', only);
      return policy?.createScriptURL(asked) ?? asked;
    };
    const whole = await import(script);
    window.beianReader = async () => whole;
    await whole.default();
  } catch (error) {
    window.dispatchEvent(new CustomEvent('beian-desk:crash', { detail: String(error) }));
  }
})();
