// Apart from run.cjs because an old Node cannot parse import().
import('./commands.mjs')
  .then(({ run }) => run(process.argv[2], process.argv.slice(3)))
  .catch((error) => {
    console.error(error.known ? error.message : error)
    process.exit(1)
  })
