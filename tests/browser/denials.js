// Faults of a browser's stores, as scripts that run before the page's own.

/** IndexedDB: `open` throws, as where a policy denies it. */
export function databaseThrows() {
  IDBFactory.prototype.open = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
}

/** IndexedDB: `open` answers with an error, as Firefox did in private windows. */
export function databaseErrs() {
  IDBFactory.prototype.open = () => {
    const request = { result: undefined, error: new DOMException('A mutation operation was attempted on a database that did not allow mutations.', 'InvalidStateError') };
    setTimeout(() => request.onerror?.(new Event('error')));
    return request;
  };
}

/** IndexedDB: not there at all. */
export function databaseAbsent() {
  Object.defineProperty(window, 'indexedDB', { configurable: true, get: () => undefined });
}

/** localStorage: the getter throws, as where cookies are blocked. */
export function localDenied() {
  Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); } });
}

/** localStorage: takes no event any more. Each browser has its own name for that. */
export function localFull(name) {
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function setItem(key, value) {
    if (window.roomAgain !== true && (key.includes('/event/') || key.includes('/instance/'))) throw new DOMException('The quota has been exceeded.', name);
    set.call(this, key, value);
  };
}

/** IndexedDB: what is written to the log or the instances is aborted for want of room. */
export function databaseFull() {
  const full = new WeakSet();
  const { get } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error');
  Object.defineProperty(IDBTransaction.prototype, 'error', {
    get() { return full.has(this) ? new DOMException('Encountered full disk.', 'QuotaExceededError') : get.call(this); },
  });
  for (const verb of ['add', 'put']) {
    const write = IDBObjectStore.prototype[verb];
    IDBObjectStore.prototype[verb] = function writes(...all) {
      const request = write.apply(this, all);
      if (window.diskFull) {
        full.add(this.transaction);
        this.transaction.abort();
      }
      return request;
    };
  }
}
