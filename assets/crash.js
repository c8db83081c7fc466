// The screen after a crash: what happened, and a way to save the numbers that needs nothing of the program.
// A plain script with text nodes only; it reads the stores and changes nothing in them.
(() => {
  const PREFIX = 'beian-desk/';
  let shown = false;

  const local = () => {
    const found = {};
    try {
      for (let i = 0; i < localStorage.length; i += 1) {
        const key = localStorage.key(i);
        if (key.startsWith(PREFIX)) found[key] = localStorage.getItem(key);
      }
    } catch { /* denied: nothing is there to save */ }
    return found;
  };

  const database = () => new Promise((resolve) => {
    const found = {};
    const finish = () => resolve(found);
    let request;
    try { request = indexedDB.open('beian-desk'); } catch { finish(); return; }
    request.onerror = finish;
    request.onblocked = finish;
    // Made anew here, it was not there before: nothing to save, and nothing to leave behind.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => {
      const db = request.result;
      const names = [...db.objectStoreNames];
      if (!names.length) { db.close(); finish(); return; }
      const transaction = db.transaction(names, 'readonly');
      for (const name of names) {
        const cursor = transaction.objectStore(name).openCursor();
        found[name] = {};
        cursor.onsuccess = () => {
          if (!cursor.result) return;
          found[name][cursor.result.key] = cursor.result.value;
          cursor.result.continue();
        };
      }
      transaction.oncomplete = () => { db.close(); finish(); };
      transaction.onabort = () => { db.close(); finish(); };
    };
  });

  const save = async () => {
    const text = JSON.stringify({ saved: new Date().toISOString(), localStorage: local(), database: await database() }, null, 1);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'beian-desk-rescue.json';
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  const show = (detail) => {
    if (shown) return;
    shown = true;
    const screen = element('main', '', { class: 'bd-crash', tabindex: '-1' });
    const said = element('div', '', { role: 'alert' });
    const again = element('button', '重新打开 · Start again', { type: 'button', class: 'bd-button bd-button--primary' });
    const rescue = element('button', '保存我的号码 · Save my numbers', { type: 'button', class: 'bd-button' });
    again.addEventListener('click', () => location.reload());
    rescue.addEventListener('click', save);
    said.append(
      element('h1', '程序出错了 · Something went wrong', { lang: 'zh-CN' }),
      element('p', '已保存的号码还在本浏览器里。请先保存一份，再重新打开；还是打不开，请把下面的文字告诉维护者。', { lang: 'zh-CN' }),
      element('p', 'The program failed. The numbers that you saved are still in this browser: save a copy, then start again. If it fails again, send the text below to whoever runs this site.', { lang: 'en' }),
    );
    screen.append(said, rescue, ' ', again, element('pre', String(detail)));
    document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
    document.body.replaceChildren(screen);
    screen.focus();
  };

  window.addEventListener('beian-desk:crash', (event) => show(event.detail));
  // A trap of the program's that is no panic: out of memory, a stack that is full.
  const trapped = (error) => { if (error instanceof WebAssembly.RuntimeError) show(error); };
  window.addEventListener('error', (event) => trapped(event.error));
  window.addEventListener('unhandledrejection', (event) => trapped(event.reason));
  // The program may have failed before this file came.
  const failed = document.querySelector('script[data-failed]');
  if (failed) show(failed.dataset.failed);
})();
