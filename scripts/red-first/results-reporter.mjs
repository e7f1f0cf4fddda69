// Vitest's reporter for removals: each test with the names and words of its errors. The JSON reporter
// tells their stacks alone, in which an assertion may look like any error.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class ResultsReporter {
  #root = process.cwd();

  onInit(vitest) {
    this.#root = vitest.config.root;
  }

  onTestRunEnd(modules) {
    const results = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => {
        const { state, errors = [] } = test.result();
        return {
          file: relative(this.#root, module.moduleId).replaceAll('\\', '/'),
          title: titleOf(test),
          state,
          messages: errors.map(({ name, message }) => `${name}: ${message}`),
        };
      }),
    );
    writeFileSync(process.env.RED_FIRST_RESULTS, JSON.stringify(results));
  }
}

/** With the suites around it. */
function titleOf(test) {
  const above = test.parent.type === 'suite' ? titleOf(test.parent) : [];
  return [...above, test.name];
}
