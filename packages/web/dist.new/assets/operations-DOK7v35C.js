import{s as e}from"./Button-C8pSCUDO.js";import{p as t}from"./session-B5JYRExK.js";var n=([e,t],n)=>`${e} to ${t} ${n}`,r={title:`Set up a study`,titleOf:`Set-up`,lead:`Each step is kept when you save it. You can stop after any of them and go on another day.`,begin:`Set up a study`,demo:`This database holds the demo and takes no real study. Start Firsthand with a new data folder and FIRSTHAND_DEMO=0.`,steps:`Steps`,step:{place:`Agency and place`,roster:`Regions and services`,leaving:`Leaving and calling`,rules:`Rules`,asking:`What is asked`,ready:`What is missing`},of:(e,t)=>`Step ${e} of ${t}`,save:`Save and go on`,saved:`Saved.`,next:`Go on without saving`,failed:`This was not saved. Try again.`,name:{studyTitle:`Title of the study`,spanish:`The same in Spanish`,languages:`Languages that people are asked in`,timeZone:`Time zone`,called:`Title, languages and time zone`,change:`Keep this`,agency:`Name of the agency`,jurisdiction:`Place`,choose:`Choose`,optional:`Leave empty what is not there yet.`},pack:e=>`Put together from public sources on ${e}. It brings regions, services and numbers to call; nobody has called the numbers for you.`,regions:`Regions of the study`,services:`Services that young people may have received`,noPlace:`Choose a place first; it brings its regions and services.`,purpose:{prevention:`prevention`,care:`survivor care`},lasts:{once:`once`,limited:`for a limited time`,unbounded:`as long as it takes`},sessions:e=>`${e} sessions`,minutes:e=>n(e,`minutes`),ages:e=>`ages ${n(e,``).trim()}`,secure:`locked`,there:`is in the study`,ownService:`Another service`,addService:`Add this service`,exit:{title:`Where “Exit now” leads`,why:`A young person who has to leave at once lands there. Take the front page of a public site that anybody may look at, such as the weather: https, and nothing in its name that tells.`,address:`Address`,example:`As https://www.weather.gov/`},resources:{title:`Whom to call`,why:`Everybody who is asked sees these numbers, whatever they answer. Call each of them, then say when you did.`,day:`All numbers were called on`,stale:`These numbers were not called for 180 days, or never. Nobody should be sent to them unchecked.`,fresh:e=>`Called on ${e}.`},disclosure:{title:`The smallest groups that may be told of`,why:`Firsthand tells nothing below its own numbers. You can make them stricter, never looser. What you choose for board and leads holds from their next look on: below your own numbers they get no word for how many, and a quote needs as many people behind it. Figures for everybody else do not leave yet; those numbers hold for the first that does.`,boardLeastBase:`Board and leads: people asked, at least`,boardLeastGroup:`Board and leads: people in a group, at least`,publicLeastBase:`Everybody else: people asked, at least`,publicLeastGroup:`Everybody else: people in a group, at least`},majority:{title:`When somebody turns 18`,why:`This is decided by you and your ethics board; nothing is taken for granted. Firsthand keeps the decision; it does not act on it by itself yet.`,reconsent:`They are asked again as adults; until then, what they said rests.`,waiver:`An ethics board waived asking again.`,deidentified_may_stay:`An ethics board allowed decided, de-identified codings of a closed wave to stay; the rest rests.`,reference:`Number of the board’s decision`},codebook:{title:`Codebook`,none:`A codebook says which themes are looked for.`,is:`There is a codebook.`,shipped:`Take the one that Firsthand ships`,own:`Or bring your own (JSON)`},instrument:{title:`Questions`,is:(e,t)=>`${e}, version ${t}.`,name:`Name of this set of questions`,question:e=>`Question ${e}, in English`,questionEs:e=>`Question ${e}, in Spanish`,another:`Another question`,add:`Add these questions`,open:`People answer in their own words. A set is not changed after it was added; a later one is another version.`},wave:{title:`First wave`,name:`Name`,opensOn:`Opens on`,closesOn:`Closes on`,add:`Add this wave`},ready:{yes:`Everything is there.`,no:`This is missing before anybody is asked:`,toStudy:`To the study`,banner:e=>e===1?`One thing of the set-up is missing.`:`${e} things of the set-up are missing.`,toSetup:`Go on with the set-up`},need:{agency:`the name of the agency`,jurisdiction:`the place`,regions:`a region`,services:`a service`,exit:`where “Exit now” leads`,resources:`numbers that somebody called in the last 180 days`,majority:`what happens when somebody turns 18`,determination:`whether this is research, and who looks at it: under Consent texts`,consentText:`a published consent text`,codebook:`a codebook`,instrument:`questions`,wave:`a wave`},majorities:[`reconsent`,`waiver`,`deidentified_may_stay`],hands:{title:`What nobody does alone`,why:`Of each of these one person does the first half and another person the second, whatever their roles.`,act:{quote:`A quote leaves: one prepares it, another approves.`,deidentification:`Identifying details are taken out by hand: one does it, another looks again.`,safety:`A disclosure of danger is closed: one safety reviewer writes what came of it, another signs.`,vault:`Somebody is looked up by name: the data steward, with another beside them.`},yes:`Your members can do this.`,no:`Your members cannot do this yet: invite another person for it.`,later:`This act comes with a later part.`},remove:{title:`Delete this study`,why:`Everybody in it, all they said, all codes and the keys go at once and cannot be brought back. The record of who did what stays.`,type:e=>`Type the title to delete it: ${e}`,act:`Delete this study for good`,wrong:`That is not the title. Nothing was deleted.`},wrong:{title:`Give the study a title of at most 4000 characters.`,languages:`Choose at least one language. One in which questions are written or people take part stays: it could not be read any more as it was asked.`,timeZone:`That is no time zone. Give one like America/New_York.`,agency:`Give the name of the agency, at most 200 characters.`,jurisdiction:`Choose a place.`,exitAddress:`That is no neutral front page. Give one like https://www.weather.gov/`,resourcesCheckedOn:`Give the day on which the numbers were called, today at the latest.`,majorityReference:`This rule rests on a decision of an ethics board. Give its number.`,majority:`Choose one of the three.`,boardLeastBase:`Give 10 to 100.`,boardLeastGroup:`Give 5 to 100.`,publicLeastBase:`Give 11 to 100.`,publicLeastGroup:`Give 11 to 100.`,label:`Give a name.`,questions:`Write at least one question.`,opensOn:`Give the day on which it opens.`,closesOn:`It closes before it opens.`,file:`This file is no codebook that Firsthand can read. Nothing was brought in.`}},i=([e,t],n)=>`${e} a ${t} ${n}`,a={title:`Preparar un estudio`,titleOf:`Preparación`,lead:`Cada paso se guarda cuando usted lo guarda. Puede parar después de cualquiera y seguir otro día.`,begin:`Preparar un estudio`,demo:`Esta base de datos contiene la demostración y no admite un estudio real. Inicie Firsthand con una carpeta de datos nueva y FIRSTHAND_DEMO=0.`,steps:`Pasos`,step:{place:`Agencia y lugar`,roster:`Regiones y servicios`,leaving:`Salir y llamar`,rules:`Reglas`,asking:`Qué se pregunta`,ready:`Qué falta`},of:(e,t)=>`Paso ${e} de ${t}`,save:`Guardar y seguir`,saved:`Guardado.`,next:`Seguir sin guardar`,failed:`No se guardó. Inténtelo otra vez.`,name:{studyTitle:`Título del estudio`,spanish:`Lo mismo en español`,languages:`Idiomas en que se pregunta`,timeZone:`Zona horaria`,called:`Título, idiomas y zona horaria`,change:`Guardar esto`,agency:`Nombre de la agencia`,jurisdiction:`Lugar`,choose:`Elija`,optional:`Deje vacío lo que aún no esté.`},pack:e=>`Reunido de fuentes públicas el ${e}. Trae regiones, servicios y números de teléfono; nadie ha llamado a los números por usted.`,regions:`Regiones del estudio`,services:`Servicios que los jóvenes pueden haber recibido`,noPlace:`Elija primero un lugar; trae sus regiones y servicios.`,purpose:{prevention:`prevención`,care:`atención a sobrevivientes`},lasts:{once:`una vez`,limited:`por un tiempo limitado`,unbounded:`el tiempo que haga falta`},sessions:e=>`${e} sesiones`,minutes:e=>i(e,`minutos`),ages:e=>`de ${i(e,`años`)}`,secure:`cerrado`,there:`está en el estudio`,ownService:`Otro servicio`,addService:`Añadir este servicio`,exit:{title:`Adónde lleva «Salir ya»`,why:`Quien tiene que irse al momento llega allí. Tome la portada de un sitio público que cualquiera puede mirar, como el tiempo: https, y nada en su nombre que delate.`,address:`Dirección`,example:`Como https://www.weather.gov/`},resources:{title:`A quién llamar`,why:`Todas las personas a quienes se pregunta ven estos números, respondan lo que respondan. Llame a cada uno y diga después cuándo lo hizo.`,day:`Se llamó a todos los números el`,stale:`A estos números no se llamó en 180 días, o nunca. No se debe enviar a nadie sin comprobarlos.`,fresh:e=>`Se llamó el ${e}.`},disclosure:{title:`Los grupos más pequeños de los que se puede hablar`,why:`Firsthand no dice nada por debajo de sus propios números. Usted puede hacerlos más estrictos, nunca más laxos. Lo que elija para consejo y responsables vale desde la próxima vez que miren: por debajo de sus números no reciben ninguna palabra de cantidad, y una cita necesita a tantas personas detrás. Las cifras para todos los demás aún no salen; esos números valen para la primera que salga.`,boardLeastBase:`Consejo y responsables: personas preguntadas, al menos`,boardLeastGroup:`Consejo y responsables: personas en un grupo, al menos`,publicLeastBase:`Todos los demás: personas preguntadas, al menos`,publicLeastGroup:`Todos los demás: personas en un grupo, al menos`},majority:{title:`Cuando alguien cumple 18 años`,why:`Lo deciden usted y su comité de ética; nada se da por hecho. Firsthand guarda la decisión; aún no actúa por sí mismo.`,reconsent:`Se le pregunta otra vez como persona adulta; hasta entonces, lo que dijo queda en reposo.`,waiver:`Un comité de ética eximió de preguntar otra vez.`,deidentified_may_stay:`Un comité de ética permitió que se queden los códigos decididos y sin identidad de una ronda cerrada; lo demás queda en reposo.`,reference:`Número de la decisión del comité`},codebook:{title:`Libro de códigos`,none:`Un libro de códigos dice qué temas se buscan.`,is:`Hay un libro de códigos.`,shipped:`Tomar el que trae Firsthand`,own:`O traiga el suyo (JSON)`},instrument:{title:`Preguntas`,is:(e,t)=>`${e}, versión ${t}.`,name:`Nombre de este conjunto de preguntas`,question:e=>`Pregunta ${e}, en inglés`,questionEs:e=>`Pregunta ${e}, en español`,another:`Otra pregunta`,add:`Añadir estas preguntas`,open:`Se responde con palabras propias. Un conjunto no se cambia después de añadirlo; uno posterior es otra versión.`},wave:{title:`Primera ronda`,name:`Nombre`,opensOn:`Se abre el`,closesOn:`Se cierra el`,add:`Añadir esta ronda`},ready:{yes:`Todo está.`,no:`Esto falta antes de preguntar a nadie:`,toStudy:`Al estudio`,banner:e=>e===1?`Falta una cosa de la preparación.`:`Faltan ${e} cosas de la preparación.`,toSetup:`Seguir con la preparación`},need:{agency:`el nombre de la agencia`,jurisdiction:`el lugar`,regions:`una región`,services:`un servicio`,exit:`adónde lleva «Salir ya»`,resources:`números a los que alguien llamó en los últimos 180 días`,majority:`qué pasa cuando alguien cumple 18 años`,determination:`si esto es investigación y quién la revisa: en Textos de consentimiento`,consentText:`un texto de consentimiento publicado`,codebook:`un libro de códigos`,instrument:`preguntas`,wave:`una ronda`},majorities:[`reconsent`,`waiver`,`deidentified_may_stay`],hands:{title:`Lo que nadie hace solo`,why:`De cada una de estas cosas una persona hace la primera mitad y otra la segunda, sean cuales sean sus funciones.`,act:{quote:`Una cita sale: una persona la prepara, otra la aprueba.`,deidentification:`Se quitan a mano detalles que identifican: una persona lo hace, otra vuelve a mirar.`,safety:`Se cierra un aviso de peligro: una persona revisora escribe qué resultó, otra firma.`,vault:`Se busca a alguien por su nombre: la persona custodia de datos, con otra a su lado.`},yes:`Su equipo puede hacerlo.`,no:`Su equipo aún no puede hacerlo: invite a otra persona para ello.`,later:`Llega con una parte posterior.`},remove:{title:`Borrar este estudio`,why:`Todas las personas, todo lo que dijeron, todos los códigos y las claves se van al momento y no se pueden recuperar. Queda el registro de quién hizo qué.`,type:e=>`Escriba el título para borrarlo: ${e}`,act:`Borrar este estudio para siempre`,wrong:`Ese no es el título. No se borró nada.`},wrong:{title:`Dé al estudio un título de 4000 caracteres como máximo.`,languages:`Elija al menos un idioma. Uno en que hay preguntas escritas o participa alguien se queda: ya no se podría leer como se preguntó.`,timeZone:`Eso no es una zona horaria. Dé una como America/New_York.`,agency:`Dé el nombre de la agencia, de 200 caracteres como máximo.`,jurisdiction:`Elija un lugar.`,exitAddress:`Esa no es una portada neutral. Dé una como https://www.weather.gov/`,resourcesCheckedOn:`Dé el día en que se llamó a los números, hoy como muy tarde.`,majorityReference:`Esta regla se apoya en la decisión de un comité de ética. Dé su número.`,majority:`Elija una de las tres.`,boardLeastBase:`Dé de 10 a 100.`,boardLeastGroup:`Dé de 5 a 100.`,publicLeastBase:`Dé de 11 a 100.`,publicLeastGroup:`Dé de 11 a 100.`,label:`Dé un nombre.`,questions:`Escriba al menos una pregunta.`,opensOn:`Dé el día en que se abre.`,closesOn:`Se cierra antes de abrirse.`,file:`Este archivo no es un libro de códigos que Firsthand pueda leer. No se trajo nada.`}},o=()=>e()===`es`?a:r,s=`{
  en
  es
}`,c=`
  key
  title ${s}
  writtenOn
  regions {
    key
    label ${s}
  }
  services {
    key
    label ${s}
    lasts
    sessions
    minutes
    ages
    purpose
    isSecure
  }
  resources {
    key
    label ${s}
    contact ${s}
  }
`,l=t(`
  query Setup($study: ID!) {
    study(id: $study) {
      id
      title ${s}
      languages
      timeZone
      setup {
        agency
        jurisdiction { ${c} }
        exitAddress
        resourcesCheckedOn
        areResourcesStale
        majority
        majorityReference
        boardLeastBase
        boardLeastGroup
        publicLeastBase
        publicLeastGroup
        hands {
          act
          isBuilt
          isWithinReach
        }
        asksSecondFactor
        missing
      }
      regions {
        id
        label ${s}
      }
      services {
        id
        label ${s}
      }
      waves {
        id
        label ${s}
      }
      instruments {
        id
        title ${s}
        version
      }
    }
    jurisdictions {
      key
      title ${s}
      writtenOn
    }
  }
`),u=t(`
  query SetupMissing($study: ID!) {
    study(id: $study) {
      id
      setup {
        missing
        areResourcesStale
      }
    }
  }
`),d=e=>`
  __typename
  ... on Mutation${e}Success {
    data {
      id
    }
  }
  ... on InvalidInput {
    issues {
      path
    }
  }
`,f=t(`
  mutation CreateStudy($input: CreateStudyInput!) {
    done: createStudy(input: $input) { ${d(`CreateStudy`)} }
  }
`),p=t(`
  mutation ChangeStudy($input: ChangeStudyInput!) {
    done: changeStudy(input: $input) { ${d(`ChangeStudy`)} }
  }
`),m=t(`
  mutation SaveSettings($input: SaveSettingsInput!) {
    done: saveSettings(input: $input) { ${d(`SaveSettings`)} }
  }
`),h=t(`
  mutation FillRoster($input: FillRosterInput!) {
    done: fillRoster(input: $input) { ${d(`FillRoster`)} }
  }
`),g=t(`
  mutation AddService($input: AddNamedInput!) {
    done: addService(input: $input) { ${d(`AddService`)} }
  }
`),_=t(`
  mutation TakeShippedCodebook($input: TakeShippedCodebookInput!) {
    done: takeShippedCodebook(input: $input) { ${d(`TakeShippedCodebook`)} }
  }
`),v=t(`
  mutation ImportCodebook($input: ImportCodebookInput!) {
    done: importCodebook(input: $input) { ${d(`ImportCodebook`)} }
  }
`),y=t(`
  mutation AddInstrument($input: AddInstrumentInput!) {
    done: addInstrument(input: $input) { ${d(`AddInstrument`)} }
  }
`),b=t(`
  mutation AddWave($input: AddWaveInput!) {
    done: addWave(input: $input) { ${d(`AddWave`)} }
  }
`),x=t(`
  mutation DeleteStudy($input: DeleteStudyInput!) {
    done: deleteStudy(input: $input) { ${d(`DeleteStudy`)} }
  }
`);export{f as a,v as c,l as d,_ as f,p as i,u as l,g as n,x as o,o as p,b as r,h as s,y as t,m as u};