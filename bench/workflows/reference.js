// aws-local-stepfunctions on the same cases, one execution after the other.
//   node reference.js SECONDS < cases.jsonl    a line { perSecond, output } or { error } for each line { definition, input, tasks }
// tasks holds the result of each Task state. Nothing is logged or validated while the clock runs.
const { StateMachine } = require("aws-local-stepfunctions");

async function measure({ definition, input, tasks }, seconds) {
  const machine = new StateMachine(definition, { validationOptions: { noValidate: true } });
  const taskResourceLocalHandlers = Object.fromEntries(Object.entries(tasks).map(([state, result]) => [state, () => result]));
  // it has no $$.State.RetryCount of its own
  const options = { overrides: { taskResourceLocalHandlers }, context: { Execution: { Name: "bench" }, State: { RetryCount: 0 } } };
  const run = () => machine.run(input, options).result;
  const output = await run();
  for (const warm = performance.now(); performance.now() - warm < seconds * 500; ) await run();
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < seconds * 1000; count++) await run();
  return { perSecond: (count * 1000) / (performance.now() - start), output };
}

(async () => {
  const cases = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  for (const each of cases) console.log(JSON.stringify(await measure(each, Number(process.argv[2])).catch((error) => ({ error: String(error) }))));
})();
