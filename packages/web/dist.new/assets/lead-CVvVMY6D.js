import{p as e}from"./session-B5JYRExK.js";import{n as t,o as n}from"./operations-Dx53YMzu.js";var r=e(`
  query Lead($study: ID!) {
    lead(study: $study) {
      answered { topic rows { said { ${n} } } }
      changed { ${t} }
      said { ${t} }
    }
  }
`),i=e(`
  query LeadChange($study: ID!) {
    lead(study: $study) {
      waves { key label { en es } }
      services { key label { en es } }
      change {
        topic
        rows {
          service { key label { en es } }
          said { ${n} }
        }
      }
    }
  }
`),a=e(`
  query VoicesFrame($study: ID!) {
    lead(study: $study) {
      themes {
        key
        title {
          en
          es
        }
      }
      waves {
        key
        label {
          en
          es
        }
      }
      services {
        key
        label {
          en
          es
        }
      }
    }
  }
`),o=e(`
  query Voices($study: ID!, $theme: String!, $service: String, $wave: String) {
    lead(study: $study) {
      voices(theme: $theme, service: $service, wave: $wave) {
        card { ${t} }
        isTooFew
        instead
      }
    }
  }
`);export{o as i,r as n,a as r,i as t};