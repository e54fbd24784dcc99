// Parses in any Node, however old, so that an old one gets a sentence instead of a syntax error.
var needed = '20.19'
var parts = process.versions.node.split('.')
var major = Number(parts[0])
var minor = Number(parts[1])

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    'Firsthand needs Node ' +
      needed +
      ' or later; this is Node ' +
      process.versions.node +
      '.\nInstall a newer one (https://nodejs.org, or `nvm install 22`), then run the same command again.',
  )
  process.exit(1)
}

require('./launch.cjs')
