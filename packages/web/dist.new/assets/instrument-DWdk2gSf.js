import{J as e,s as t}from"./Button-C8pSCUDO.js";import{H as n,K as r,p as i}from"./session-B5JYRExK.js";var a={title:`Questions`,lead:`Sets of questions and interview guides. A version is written as a draft, put into the field, and never changed afterwards: another wording is another version.`,none:`No questions yet`,noneLead:`Begin with one that comes along, or with an empty one.`,status:{draft:`draft`,fielded:`in the field`,retired:`retired`},version:e=>`version ${e}`,translation:{official:`official`,forward_back_reviewed:`reviewed`,draft:`draft translation`},fieldedOn:e=>`in the field since ${e}`,plainQuestions:`Questions that came in with words. To write on, begin a new version from it.`,begin:{title:`Begin`,from:`Begin from this`,fromThis:e=>`Begin from this: ${e}`,next:`New version from this`,empty:`An empty one`,key:`A short name for it, in letters and digits`,act:`Begin`,file:`Bring in a file that was exported`,failed:`This did not work. Nothing was changed; try again.`,basis:`Basis`,wrongKey:`Give a short name of letters, digits, - and _.`},saved:{saved:`Saved`,writing:`Saving …`,unreachable:`Not saved: the server is not reached. What you typed stays here, and it is tried again.`,refused:`Not saved. What you typed stays here.`,meanwhile:`This was saved elsewhere meanwhile, by somebody else or in another tab. What you typed is still here and was not saved.`,ours:`Save what stands here, over theirs`,theirs:`Take theirs, and leave what I typed`},outline:`Outline`,screen:e=>`Screen ${e}`,item:e=>`Item ${e}`,addScreen:`Add a screen`,addItem:`Add an item`,about:`About this version`,key:`Key`,keyTaken:`Another one has this key, or it holds something else than letters, digits, - and _.`,number:`Version`,kind:`Kind`,kinds:{survey:`A survey`,guide:`An interview guide`},name:`Title`,topic:`What it is about`,text:`Text`,note:`Note for the interviewer, never read out`,type:`Type`,provenance:`Where it comes from`,licenceBasis:`On what basis it may be used`,licenceRef:`Reference of the licence, where one is needed`,spoken:e=>`Text in ${e}`,reviewed:e=>`State of the text in ${e}`,source:e=>`Source of the text in ${e}, or who reviewed it`,types:{likert5:`Agreement, five steps`,likert3:`Agreement, three steps`,yes_no:`Yes or no`,yes_no_unsure:`Yes, no or not sure`,single:`One of several`,multi:`Some of several`,services:`Which services`,matrix:`Table about a service`,slider:`From 0 to 10`,text:`A few words`,long:`In their own words`,info:`Something to read`,grounding:`A moment to breathe`,consent:`Consent, asked on its own page`,contact:`How to be reached, kept elsewhere`},options:`Options`,option:e=>`Option ${e}`,alone:`Excludes the others`,addOption:`Add an option`,rows:`Rows`,row:e=>`Row ${e}`,addRow:`Add a row`,mayNotApply:`Offers "this does not apply to me"`,ends:`Ends here`,endings:{none:`No`,closing:`Yes: the closing page`,safe_exit:`Yes: leaves at once, and nothing is kept`},each:`Asked for each service`,eachOf:`of those chosen at`,eachMost:`at most so many in one sitting`,notEach:`No, once`,up:`Up`,down:`Down`,remove:`Remove`,removed:`Removed`,undo:`Undo`,condition:{title:`Shown when`,always:`Always`,add:`Add a condition`,more:`Add another`,group:`Add a group`,all:`all of these hold`,any:`one of these holds`,joined:`How they are joined`,not:`not`,what:`What is asked`,answer:`an answer`,wave:`the wave`,age:`the age at the wave`,mode:`who answers`,service:`the service`,scope:`a consent`,fact:`what staff know`,item:`Item`,relation:`How`,eq:`is`,in:`is one of`,gte:`is at least`,answered:`was answered`,value:`Answer`,from:`from`,below:`below`,waveFrom:`from wave`,self:`alone`,interview:`with an interviewer`,serviceKey:`Key of the service`,scopes:{analyse:`agreed to analysis`,recontact_followup:`may be asked again`,recontact_results:`wants to hear of results`},facts:{family_contact_unsafe:`contact with the family is unsafe`,themes_checked:`themes were checked to read back`},remove:`Remove this condition`},lint:{title:`What stands against it`,none:`Nothing stands against asking this.`,errors:e=>e===1?`One thing stops it from being asked`:`${e} things stop it from being asked`,go:`Go there`},field:{act:`Put into the field`,sure:`From then on it is asked, and nothing of it changes. Another wording is a new version.`,yes:`Yes, put it into the field`,no:`Not yet`,stopped:`Not put into the field.`,retire:`Retire`,retireSure:`Nobody is asked with it any more. What was answered stays.`,retireYes:`Yes, retire it`,removeDraft:`Remove this draft`,removeSure:`The draft goes, with everything that was written in it.`,removeYes:`Yes, remove it`,export:`Export`,sheet:e=>`Export the texts in ${e}`,digest:`Digest (sha256)`},preview:{title:`Preview`,phone:e=>`As a phone shows it, in ${e}`,setting:`Who is asked`,mode:`How`,wave:`Wave`,age:`Age`,ageUnknown:`not known`,scope:`Consents to analysis`,again:`From the beginning`,done:`This is where it ends.`,kept:`What would be kept`,nothing:`Nothing is kept.`,empty:`There is no page yet.`,languages:`Languages`,both:`Both`},person:{next:`Next`,back:`Back`,skip:`Skip`,decline:`I'd rather not say`,notApply:`This does not apply to me`,agree5:[`Strongly disagree`,`Disagree`,`I don’t know`,`Agree`,`Strongly agree`],agree3:[`Disagree`,`I don’t know`,`Agree`],yesNo:[`Yes`,`No`],yesNoUnsure:[`Yes`,`No`,`I am not sure`],about:e=>`About ${e}`,elsewhere:`This is asked on a page of its own.`,ownWords:`Your words`},states:{answered:`answered`,skipped:`skipped`,declined:`rather not said`,not_applicable:`does not apply`,not_reached:`not come to`,routed_past:`led past`},compare:{title:`Compare with another version`,with:`Which version`,choose:`Choose one`,same:`They ask the same.`,added:`new`,removed:`gone`,aspects:{type:`type`,text_en:`English text`,text_es:`Spanish text`,options:`options`,rows:`rows`,condition:`condition`,place:`screen`,note:`note`,ending:`ending`,services:`services`,other:`other`},before:`before`,after:`after`,declare:`Declare which items ask the same`,declareLead:`Answers of two versions are compared over time only where somebody declared that they ask the same. These are worded alike; leave out what is not the same question in its place.`,declared:e=>`Declared to ask the same: ${e}`,act:`Declare these to ask the same`,nothing:`No item is worded alike in both.`},bring:{title:`Bring in a translation`,lead:`An official or reviewed text, as a file of places and texts (export the texts to see the form). It is taken whole or not at all.`,language:`Language`,status:`What it is`,source:`Where it comes from, or who reviewed it`,sha256:`Its digest (sha256), as its source states it`,file:`The file`,act:`Bring it in`}},o={title:`Preguntas`,lead:`Cuestionarios y guías de entrevista. Una versión se escribe como borrador, se pone en uso y ya no cambia: otra redacción es otra versión.`,none:`Aún no hay preguntas`,noneLead:`Empiece con uno de los incluidos, o con uno vacío.`,status:{draft:`borrador`,fielded:`en uso`,retired:`retirado`},version:e=>`versión ${e}`,translation:{official:`oficial`,forward_back_reviewed:`revisada`,draft:`traducción en borrador`},fieldedOn:e=>`en uso desde el ${e}`,plainQuestions:`Preguntas que llegaron con palabras. Para seguir escribiendo, empiece una versión nueva a partir de ella.`,begin:{title:`Empezar`,from:`Empezar con este`,fromThis:e=>`Empezar con este: ${e}`,next:`Versión nueva a partir de esta`,empty:`Uno vacío`,key:`Un nombre corto, con letras y cifras`,act:`Empezar`,file:`Traer un archivo exportado`,failed:`No funcionó. No se cambió nada; inténtelo otra vez.`,basis:`Base`,wrongKey:`Dé un nombre corto con letras, cifras, - y _.`},saved:{saved:`Guardado`,writing:`Guardando …`,unreachable:`Sin guardar: no se llega al servidor. Lo que escribió sigue aquí, y se intenta otra vez.`,refused:`Sin guardar. Lo que escribió sigue aquí.`,meanwhile:`Entretanto se guardó en otro sitio: otra persona u otra pestaña. Lo que escribió sigue aquí y no se guardó.`,ours:`Guardar lo de aquí, encima de lo otro`,theirs:`Tomar lo otro, y dejar lo que escribí`},outline:`Esquema`,screen:e=>`Pantalla ${e}`,item:e=>`Elemento ${e}`,addScreen:`Añadir una pantalla`,addItem:`Añadir un elemento`,about:`Sobre esta versión`,key:`Clave`,keyTaken:`Otro elemento tiene esta clave, o contiene algo más que letras, cifras, - y _.`,number:`Versión`,kind:`Clase`,kinds:{survey:`Un cuestionario`,guide:`Una guía de entrevista`},name:`Título`,topic:`De qué trata`,text:`Texto`,note:`Nota para quien entrevista, nunca se lee en voz alta`,type:`Tipo`,provenance:`De dónde viene`,licenceBasis:`Con qué base se puede usar`,licenceRef:`Referencia de la licencia, donde haga falta`,spoken:e=>`Texto en ${e}`,reviewed:e=>`Estado del texto en ${e}`,source:e=>`Fuente del texto en ${e}, o quién lo revisó`,types:{likert5:`Acuerdo, cinco pasos`,likert3:`Acuerdo, tres pasos`,yes_no:`Sí o no`,yes_no_unsure:`Sí, no o no sé`,single:`Una de varias`,multi:`Algunas de varias`,services:`Qué servicios`,matrix:`Tabla sobre un servicio`,slider:`De 0 a 10`,text:`Unas palabras`,long:`En sus palabras`,info:`Algo para leer`,grounding:`Un momento para respirar`,consent:`Consentimiento, se pregunta aparte`,contact:`Cómo contactar, se guarda aparte`},options:`Opciones`,option:e=>`Opción ${e}`,alone:`Excluye a las demás`,addOption:`Añadir una opción`,rows:`Filas`,row:e=>`Fila ${e}`,addRow:`Añadir una fila`,mayNotApply:`Ofrece «no se aplica a mí»`,ends:`Termina aquí`,endings:{none:`No`,closing:`Sí: la página final`,safe_exit:`Sí: sale enseguida, y no se guarda nada`},each:`Se pregunta por cada servicio`,eachOf:`de los elegidos en`,eachMost:`como mucho tantos en una sesión`,notEach:`No, una vez`,up:`Arriba`,down:`Abajo`,remove:`Quitar`,removed:`Se quitó`,undo:`Deshacer`,condition:{title:`Se muestra cuando`,always:`Siempre`,add:`Añadir una condición`,more:`Añadir otra`,group:`Añadir un grupo`,all:`se cumplen todas`,any:`se cumple una`,joined:`Cómo se unen`,not:`no`,what:`Por qué se pregunta`,answer:`una respuesta`,wave:`la ronda`,age:`la edad en la ronda`,mode:`quién contesta`,service:`el servicio`,scope:`un consentimiento`,fact:`lo que sabe el equipo`,item:`Elemento`,relation:`Cómo`,eq:`es`,in:`es una de`,gte:`es al menos`,answered:`se contestó`,value:`Respuesta`,from:`desde`,below:`menos de`,waveFrom:`desde la ronda`,self:`a solas`,interview:`con alguien que entrevista`,serviceKey:`Clave del servicio`,scopes:{analyse:`aceptó el análisis`,recontact_followup:`se le puede volver a preguntar`,recontact_results:`quiere saber los resultados`},facts:{family_contact_unsafe:`el contacto con la familia no es seguro`,themes_checked:`hay temas revisados para leer`},remove:`Quitar esta condición`},lint:{title:`Qué lo impide`,none:`Nada impide preguntar esto.`,errors:e=>e===1?`Una cosa impide preguntarlo`:`${e} cosas impiden preguntarlo`,go:`Ir ahí`},field:{act:`Poner en uso`,sure:`Desde entonces se pregunta, y nada cambia. Otra redacción es una versión nueva.`,yes:`Sí, poner en uso`,no:`Aún no`,stopped:`No se puso en uso.`,retire:`Retirar`,retireSure:`Ya no se pregunta a nadie con esta versión. Lo contestado se queda.`,retireYes:`Sí, retirarla`,removeDraft:`Quitar este borrador`,removeSure:`El borrador desaparece, con todo lo escrito.`,removeYes:`Sí, quitarlo`,export:`Exportar`,sheet:e=>`Exportar los textos en ${e}`,digest:`Resumen (sha256)`},preview:{title:`Vista previa`,phone:e=>`Como se ve en un teléfono, en ${e}`,setting:`A quién se pregunta`,mode:`Cómo`,wave:`Ronda`,age:`Edad`,ageUnknown:`no se sabe`,scope:`Acepta el análisis`,again:`Desde el principio`,done:`Aquí termina.`,kept:`Qué se guardaría`,nothing:`No se guarda nada.`,empty:`Aún no hay ninguna página.`,languages:`Idiomas`,both:`Ambos`},person:{next:`Siguiente`,back:`Atrás`,skip:`Saltar`,decline:`Prefiero no decir`,notApply:`No se aplica a mí`,agree5:[`Muy en desacuerdo`,`En desacuerdo`,`No sé`,`De acuerdo`,`Muy de acuerdo`],agree3:[`En desacuerdo`,`No sé`,`De acuerdo`],yesNo:[`Sí`,`No`],yesNoUnsure:[`Sí`,`No`,`No lo sé`],about:e=>`Sobre ${e}`,elsewhere:`Esto se pregunta en una página propia.`,ownWords:`Tus palabras`},states:{answered:`contestado`,skipped:`saltado`,declined:`prefirió no decir`,not_applicable:`no se aplica`,not_reached:`no se llegó`,routed_past:`el camino no pasa`},compare:{title:`Comparar con otra versión`,with:`Qué versión`,choose:`Elija una`,same:`Preguntan lo mismo.`,added:`nuevo`,removed:`quitado`,aspects:{type:`tipo`,text_en:`texto en inglés`,text_es:`texto en español`,options:`opciones`,rows:`filas`,condition:`condición`,place:`pantalla`,note:`nota`,ending:`final`,services:`servicios`,other:`otro`},before:`antes`,after:`después`,declare:`Declarar qué elementos preguntan lo mismo`,declareLead:`Las respuestas de dos versiones se comparan en el tiempo solo donde alguien declaró que preguntan lo mismo. Estos están redactados igual; deje fuera lo que en su lugar no es la misma pregunta.`,declared:e=>`Declarado que preguntan lo mismo: ${e}`,act:`Declarar que estos preguntan lo mismo`,nothing:`Ningún elemento está redactado igual en ambas.`},bring:{title:`Traer una traducción`,lead:`Un texto oficial o revisado, como archivo de lugares y textos (exporte los textos para ver la forma). Se toma entero o no se toma.`,language:`Idioma`,status:`Qué es`,source:`De dónde viene, o quién lo revisó`,sha256:`Su resumen (sha256), como lo da su fuente`,file:`El archivo`,act:`Traerla`}},s=()=>c(t()),c=e=>e===`es`?o:a;function l(){let t=r(),[i,a]=e([]),[o,c]=e(!1);return{write:async(e,r)=>{if(o())return;c(!0),a([]);let{data:i}=await n(t,e,{input:r});c(!1);let l=i?.done;if(l?.data)return l.data;l?.__typename===`EditedMeanwhile`?a([s().saved.meanwhile]):l?.issues?.length?a(l.issues.map(({path:e,message:t})=>`${e}: ${t}`)):a([s().begin.failed])},problems:i,isBusy:o}}var u=`
  id
  key
  version
  title { en es }
  status
  revision
  fieldedAt
  provenance
  licenceBasis
  translations { language status }
`,d=i(`
  query Instruments($study: ID!) {
    study(id: $study) {
      id
      instrumentVersions { ${u} }
      builtInInstruments {
        key
        title { en es }
        version
        provenance
        licenceBasis
        translations { language status }
      }
    }
  }
`),f=i(`
  query Instrument($study: ID!, $instrument: ID!) {
    study(id: $study) {
      id
      languages
      services { id key label { en es } }
      instrumentVersions { id key version title { en es } status }
    }
    node(id: $instrument) {
      __typename
      id
      ... on Instrument {
        ${u}
        sha256
        definition
        equivalences { fromId toId pairs { from to } }
      }
    }
  }
`),p=i(`
  query Definition($instrument: ID!) {
    node(id: $instrument) {
      __typename
      id
      ... on Instrument {
        definition
        revision
      }
    }
  }
`),m=(e,t=`id revision`)=>`
  __typename
  ... on Mutation${e}Success { data { ${t} } }
  ... on InvalidInput { issues { path message } }
`,h=`... on EditedMeanwhile { revision }`,g=i(`
  mutation CreateDraft($input: CreateDraftInput!) {
    done: createDraft(input: $input) { ${m(`CreateDraft`,u)} }
  }
`),_=i(`
  mutation ImportInstrument($input: ImportInstrumentInput!) {
    done: importInstrument(input: $input) { ${m(`ImportInstrument`,u)} }
  }
`),v=i(`
  mutation SaveDraft($input: SaveDraftInput!) {
    done: saveDraft(input: $input) { ${m(`SaveDraft`,`${u} definition`)} ${h} }
  }
`),y=i(`
  mutation RemoveDraft($input: DraftInput!) {
    done: removeDraft(input: $input) { ${m(`RemoveDraft`,`id instrumentVersions { ${u} }`)} ${h} }
  }
`),b=i(`
  mutation FieldInstrument($input: DraftInput!) {
    done: fieldInstrument(input: $input) { ${m(`FieldInstrument`,`${u} sha256`)} ${h} }
  }
`),x=i(`
  mutation RetireInstrument($input: RetireInstrumentInput!) {
    done: retireInstrument(input: $input) { ${m(`RetireInstrument`,u)} }
  }
`),S=i(`
  mutation BringTranslation($input: BringTranslationInput!) {
    done: bringTranslation(input: $input) { ${m(`BringTranslation`,`${u} definition`)} ${h} }
  }
`),C=i(`
  mutation DeclareEquivalence($input: DeclareEquivalenceInput!) {
    done: declareEquivalence(input: $input) {
      ${m(`DeclareEquivalence`,`id equivalences { fromId toId pairs { from to } }`)}
    }
  }
`);export{b as a,d as c,v as d,l as f,p as i,y as l,c as m,g as n,_ as o,s as p,C as r,f as s,S as t,x as u};