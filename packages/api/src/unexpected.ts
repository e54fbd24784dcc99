// Comes before all else that the program loads, which takes seconds on a busy machine: what fails meanwhile is told in the same way.

/** Node's own report would print the message, which may quote what a library was given. */
const end = (problem: unknown) => {
  const name = problem instanceof Error ? problem.name : 'unknown problem'
  process.stderr.write(`Firsthand ended unexpectedly: ${name}.\n`)
  process.exit(1)
}
process.on('uncaughtException', end)
process.on('unhandledRejection', end)
