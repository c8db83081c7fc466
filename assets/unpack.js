// The decoder of LZMA, the format of `xz --format=lzma`: what browsers unpack themselves is a quarter larger. And of the
// text that it is written as: base 94, a twelfth shorter than base 64.

/** The bytes of a text in which eleven letters are nine bytes: from the space to `}`, but for `<`, which is written as `~`. */
const decode = (text) => {
  const bytes = new Uint8Array(text.length / 11 * 9);
  for (let at = 0, to = 0; at < text.length; at += 11) {
    let [high, middle, low] = [0, 0, 0];
    for (let i = at; i < at + 11; i += 1) {
      const letter = text.charCodeAt(i);
      low = low * 94 + (letter === 126 ? 28 : letter - 32);
      middle = middle * 94 + (low >>> 24);
      high = high * 94 + (middle >>> 24);
      low &= 0xffffff;
      middle &= 0xffffff;
    }
    for (const part of [high, middle, low]) {
      bytes[to++] = part >>> 16;
      bytes[to++] = part >>> 8;
      bytes[to++] = part;
    }
  }
  return bytes;
};

/** The first `size` bytes of what a stream holds. */
const unpack = (packed, size) => {
  const lc = packed[0] % 9;
  const lp = Math.trunc(packed[0] / 9) % 5;
  const pb = Math.trunc(packed[0] / 45);
  const out = new Uint8Array(size);

  // Behind the header of 13 bytes stands one that is 0.
  let at = 14;
  let range = 0xffffffff;
  let code = 0;
  for (let i = 0; i < 4; i += 1) code = ((code << 8) | packed[at++]) >>> 0;
  const narrow = () => {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[at++]) >>> 0;
  };

  const odds = (count) => new Uint16Array(count).fill(1024);
  const bit = (of, i) => {
    const bound = (range >>> 11) * of[i];
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      of[i] -= of[i] >> 5;
    } else {
      range = bound;
      of[i] += (2048 - of[i]) >> 5;
    }
    narrow();
    return +one;
  };
  const direct = (bits) => {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      value = (value << 1) | +one;
      narrow();
    }
    return value;
  };
  const tree = (of, from, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i += 1) node = (node << 1) | bit(of, from + node);
    return node - (1 << bits);
  };
  const reversed = (of, from, bits) => {
    let [node, value] = [1, 0];
    for (let i = 0; i < bits; i += 1) {
      const next = bit(of, from + node);
      node = (node << 1) | next;
      value |= next << i;
    }
    return value;
  };

  const lengths = () => ({ choice: odds(2), low: odds(128), mid: odds(128), high: odds(256) });
  const length = ({ choice, low, mid, high }, place) => {
    if (!bit(choice, 0)) return 2 + tree(low, place << 3, 3);
    return bit(choice, 1) ? 18 + tree(high, 0, 8) : 10 + tree(mid, place << 3, 3);
  };

  const literals = odds(0x300 << (lc + lp));
  const [isMatch, isRepeat, isLater, isLong, isThird, isFourth] = [odds(192), odds(12), odds(12), odds(192), odds(12), odds(12)];
  const [slots, near, aligned] = [odds(256), odds(115), odds(16)];
  const [fresh, repeated] = [lengths(), lengths()];
  let back = [0, 0, 0, 0];
  let state = 0;

  const literal = (pos) => {
    const before = pos ? out[pos - 1] : 0;
    const from = 0x300 * (((pos & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
    let node = 1;
    if (state >= 7) {
      for (let like = out[pos - back[0] - 1]; node < 0x100; like <<= 1) {
        const expected = (like >> 7) & 1;
        const next = bit(literals, from + ((1 + expected) << 8) + node);
        node = (node << 1) | next;
        if (next !== expected) break;
      }
    }
    while (node < 0x100) node = (node << 1) | bit(literals, from + node);
    state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
    return node;
  };
  const distance = (run) => {
    const slot = tree(slots, Math.min(run - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    return slot < 14 ? base + reversed(near, base - slot, bits) : base + (direct(bits - 4) << 4) + reversed(aligned, 0, 4);
  };

  for (let pos = 0; pos < size; ) {
    const place = pos & ((1 << pb) - 1);
    if (!bit(isMatch, (state << 4) + place)) {
      out[pos] = literal(pos);
      pos += 1;
      continue;
    }
    const [first, second, third, fourth] = back;
    let run;
    if (!bit(isRepeat, state)) {
      run = length(fresh, place);
      state = state < 7 ? 7 : 10;
      back = [distance(run), first, second, third];
    } else if (!bit(isLater, state)) {
      const long = bit(isLong, (state << 4) + place);
      run = long ? length(repeated, place) : 1;
      state = long ? (state < 7 ? 8 : 11) : (state < 7 ? 9 : 11);
    } else {
      if (!bit(isThird, state)) back = [second, first, third, fourth];
      else if (!bit(isFourth, state)) back = [third, first, second, fourth];
      else back = [fourth, first, second, third];
      run = length(repeated, place);
      state = state < 7 ? 8 : 11;
    }
    for (const end = Math.min(pos + run, size); pos < end; pos += 1) out[pos] = out[pos - back[0] - 1];
  }
  return out;
};
