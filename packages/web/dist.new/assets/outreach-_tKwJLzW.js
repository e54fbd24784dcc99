import{s as e}from"./Button-C8pSCUDO.js";import{p as t}from"./session-B5JYRExK.js";var n={waves:{title:`Who is due`,lead:`The people whom you may meet, and where each of them stands in a wave. They stand here by a number.`,wave:`Wave`,filter:`Show`,all:`Everybody`,none:`Nobody stands here`,noneLead:`Choose another of the places above. Add people on “Interviews”.`,noWave:`There is no wave yet`,noWaveLead:`An evaluator adds one in the set-up. Then everybody who can be invited stands here.`,toSetup:`Go to the set-up`,toLost:`Who was reached and lost`,more:`Next people`,fromStart:`From the beginning`,tries:e=>e===0?`not tried yet`:e===1?`one try of three`:`${e} tries of three`,agesOut:`comes of age soon`,unsafe:`not safe to reach`},state:{due:`Due`,held:`Something is missing first`,invited:`Invited`,answered:`Answered`,lost:`Lost`},missing:{not_begun:`the wave has not begun`,over:`the wave is over`,plan:`nobody wrote down how to reach them`,recontact:`not asked yet whether they may be asked again`,consent:`their yes to being asked again does not hold now`,own_consent:`of age by now: they decide anew, by themselves`},reason:{moved:`moved away`,aged_out:`came of age, or is too old for the programs`,no_reply:`did not reply`,unsafe_contact:`not safe to reach`,withdrew:`said no, or took it back`},channel:{mail:`By e-mail`,text:`By text message`,call:`By a call`,worker:`Through a worker`,in_person:`In person`},day:{mon:`Monday`,tue:`Tuesday`,wed:`Wednesday`,thu:`Thursday`,fri:`Friday`,sat:`Saturday`,sun:`Sunday`},who:{title:`Who they are`,lead:`What you write here is kept apart from what they say, and sealed. Nobody reads it back on these pages, and neither do you. To correct it, write it anew.`,name:`Name`,birthDate:`Birth date`,kept:`kept`,notKept:`not written down`,keptHint:`Kept. Write it anew to correct it.`,birthHint:`It decides from which day on they decide by themselves.`,act:`Keep this`,saved:`Kept.`,correct:`Write it down or correct it`},plan:{title:`How they may be reached`,none:`Nobody wrote down a plan yet, so nobody is to reach out to them.`,keptAs:e=>`${e}. The rest of the plan is kept and sealed.`,change:`Write the plan anew`,write:`Write a plan`,lead:`Ask them, and write down what is safe for them. A new plan takes the place of the old one, whole.`,channel:`The way that is safe`,address:{mail:`E-mail address`,text:`Telephone number`,call:`Telephone number`},workerRole:`Which worker, by what they are`,workerHint:`Not a name: “the night worker at the shelter”.`,language:`Language to write or speak in`,anyTime:`At any time`,days:`Only on these days`,from:`From`,to:`Until`,senderWords:`How we call ourselves to them`,senderHint:`Words that tell nobody anything, such as “Maria from the library”. They stand on a letter.`,mustNotKnow:`Who must not know`,act:`Keep this plan`,saved:`The plan is kept.`},safety:{unsafe:`It is not safe to reach them. Nothing goes out, and no link leads on.`,mark:`It is not safe to reach them`,markLead:`Everything that is on its way ends in this moment.`,lift:`It is safe to reach them again`,lifted:`It is noted that it is safe again. Nothing that ended comes back by itself.`},invite:{title:`Invitations`,none:`Not invited yet.`,wave:`Wave`,byHand:`Make a link to hand over`,byMail:`Send a letter`,noServer:`No mail server is named here, so no letters go out. Make a link, and hand it over or show the code.`,once:`This is shown once. Hand the link over in the way that is safe for them, or let them point a camera at the square. It names nothing and works for two weeks at most.`,square:`The link as a square for a camera`,sent:`The letter goes out as soon as it is a safe time. You see below when it did.`,try:e=>`try ${e} of 3`,takeBack:`Take it back`,takenBack:`It leads nowhere any more.`,way:{mail:`by letter`,by_hand:`by a link`},state:{waiting:`waits for a safe time`,failing:`did not go out yet, and is tried again`,unsure:`may have gone out; make another if you know that it did not`,open:`open`,expired:`ran out`,used:`they answered`,replaced:`replaced by a later one`,taken_back:`taken back`,recontact:`ended: they said no`,unsafe:`ended: not safe`},until:e=>`until ${e}`,loss:`They cannot be asked in a wave`,lossReason:`Why`,lossAct:`Note this`,lossNone:`Nothing: take back what was noted`,lossSaved:`Noted.`},against:{unsafe:`It is not safe to reach this person.`,said_no:`This person, or who gives permission for them, said no to being asked.`,no_plan:`Write down first how they may be reached.`,not_asked:`They are asked again only where they agreed to be, and that does not hold now. Ask them when you meet, and record it.`,answered:`They answered in this wave already.`,tries:`They were invited three times in this wave, which is the most. Let it rest.`,not_open:`This wave has not begun.`,over:`This wave is over.`,no_mail:`They are not reached by e-mail. Hand a link over the way that they chose.`,no_server:`No mail server is named here. Make a link to hand over.`},lost:{title:`Who was reached and lost`,lead:`How many people of each group were reached and heard in a wave. It is counted at this moment; who withdrew is in no count of what was said.`,stays:`None of this leaves the desk. Of a group that is marked with “too few people” no figure could leave even when figures are released.`,small:`too few people`,group:`Group`,everybody:`Everybody`,noRegion:`No region known`,columns:{served:`Served`,eligible:`Eligible`,safeToContact:`Safe to reach`,invited:`Invited`,consented:`Take part`,started:`Began`,completed:`Completed`,usable:`Usable`},table:`From served to heard`,back:`Who came back`,backColumns:{before:`Completed the first wave`,stillEligible:`Still eligible`,located:`Located`,consented:`Take part`,completed:`Completed`},retention:`Came back, of those still eligible`,why:`Why others were lost`,unknown:`not said`,nobodyYet:`Nobody is in this wave yet`,nobodyYetLead:`Add people on “Interviews”, and what becomes of them is counted here.`,toDue:`Who is due`,served:{title:`How many were served`,lead:`As the services count them, at the time of this wave. It is held against how many were reached.`,of:`Of whom`,all:`All regions together`,people:`People`,act:`Keep this number`,saved:`Kept.`},close:{title:`Close this wave`,lead:`Keeps which codes people accepted in it, once and for good; new answers and decisions change nothing in that. Where your study lets codings stay, they stay counted after somebody turns 18, and leave when that person says no. The words pause all the same.`,act:`Close the wave`,done:`The wave is closed.`,closed:e=>`Closed on ${e}.`},whom:{title:`Whom a young person asks`,lead:`The page behind a link says this to somebody who may not go on yet, since nobody gave permission. Use few and easy words, and tell nothing of what it is about.`,text:{en:`In English`,es:`In Spanish`},act:`Keep these words`,saved:`Kept.`}},failed:`This was not sent. Look at the connection and try again.`,gone:`This is not there for you any more. Nothing was stored.`,refused:`You may not do this. Nothing was stored.`,ended:`You are not signed in any more. Load the page again to sign in.`,wrong:{input:`Write a name or a birth date.`,name:`Write a name of at most 200 characters.`,birthDate:`Look at the birth date: a day of the calendar, not to come, and not more than 30 years ago.`,address:`Look at the address or number.`,workerRole:`Say which worker, by what they are.`,safeTimes:`Choose a day, and a time that begins before it ends.`,senderWords:`Choose words of at most 80 characters that tell nobody what this is about.`,mustNotKnow:`Write at most 1000 characters.`,people:`Give a whole number, 0 or more.`,whomToAsk:`Write at least the English words, at most 300 characters each.`}},r={waves:{title:`A quién le toca`,lead:`Las personas con quienes puedes reunirte, y en qué punto está cada una en una ronda. Aquí aparecen con un número.`,wave:`Ronda`,filter:`Mostrar`,all:`Todas`,none:`No hay nadie aquí`,noneLead:`Elige otro de los grupos de arriba. En «Entrevistas» se agregan personas.`,noWave:`Todavía no hay rondas`,noWaveLead:`Quien evalúa agrega una en la configuración. Después aparece aquí todo el que pueda ser invitado.`,toSetup:`Ir a la configuración`,toLost:`A quién se llegó y a quién se perdió`,more:`Las siguientes`,fromStart:`Desde el principio`,tries:e=>e===0?`sin intentos`:e===1?`un intento de tres`:`${e} intentos de tres`,agesOut:`pronto será mayor de edad`,unsafe:`no es seguro contactarle`},state:{due:`Le toca`,held:`Antes falta algo`,invited:`Invitada`,answered:`Respondió`,lost:`Perdida`},missing:{not_begun:`la ronda no ha empezado`,over:`la ronda terminó`,plan:`nadie anotó cómo contactarle`,recontact:`aún no se le preguntó si se le puede volver a preguntar`,consent:`su sí a que se le vuelva a preguntar no vale ahora`,own_consent:`ya es mayor de edad: decide de nuevo, por sí misma`},reason:{moved:`se mudó`,aged_out:`cumplió la mayoría de edad, o ya pasa de la edad de los programas`,no_reply:`no respondió`,unsafe_contact:`no es seguro contactarle`,withdrew:`dijo que no, o se retiró`},channel:{mail:`Por correo electrónico`,text:`Por mensaje de texto`,call:`Por llamada`,worker:`A través de un trabajador`,in_person:`En persona`},day:{mon:`Lunes`,tue:`Martes`,wed:`Miércoles`,thu:`Jueves`,fri:`Viernes`,sat:`Sábado`,sun:`Domingo`},who:{title:`Quién es`,lead:`Lo que escribes aquí se guarda aparte de lo que dice, y sellado. Nadie vuelve a leerlo en estas páginas, tú tampoco. Para corregirlo, escríbelo de nuevo.`,name:`Nombre`,birthDate:`Fecha de nacimiento`,kept:`guardado`,notKept:`sin anotar`,keptHint:`Guardado. Escríbelo de nuevo para corregirlo.`,birthHint:`Decide desde qué día la persona decide por sí misma.`,act:`Guardar`,saved:`Guardado.`,correct:`Anotarlo o corregirlo`},plan:{title:`Cómo se le puede contactar`,none:`Nadie anotó un plan todavía, así que nadie debe contactarle.`,keptAs:e=>`${e}. El resto del plan está guardado y sellado.`,change:`Escribir el plan de nuevo`,write:`Escribir un plan`,lead:`Pregúntale, y anota lo que es seguro para esa persona. Un plan nuevo sustituye al anterior por completo.`,channel:`El medio que es seguro`,address:{mail:`Correo electrónico`,text:`Número de teléfono`,call:`Número de teléfono`},workerRole:`Qué trabajador, por lo que es`,workerHint:`No un nombre: «quien trabaja de noche en el refugio».`,language:`Idioma en que se le escribe o se le habla`,anyTime:`A cualquier hora`,days:`Solo estos días`,from:`Desde`,to:`Hasta`,senderWords:`Cómo nos presentamos`,senderHint:`Palabras que no digan nada a nadie, como «María de la biblioteca». Aparecen en una carta.`,mustNotKnow:`Quién no debe saberlo`,act:`Guardar este plan`,saved:`El plan está guardado.`},safety:{unsafe:`No es seguro contactarle. No sale nada, y ningún enlace lleva a nada.`,mark:`No es seguro contactarle`,markLead:`Todo lo que está en camino termina en este momento.`,lift:`Vuelve a ser seguro contactarle`,lifted:`Queda anotado que vuelve a ser seguro. Nada de lo que terminó vuelve por sí solo.`},invite:{title:`Invitaciones`,none:`Aún sin invitar.`,wave:`Ronda`,byHand:`Hacer un enlace para entregar`,byMail:`Enviar una carta`,noServer:`Aquí no hay servidor de correo, así que no salen cartas. Haz un enlace y entrégalo, o muestra el código.`,once:`Esto se muestra una vez. Entrega el enlace por el medio que es seguro para esa persona, o deja que apunte al cuadro con una cámara. No nombra nada y sirve dos semanas como máximo.`,square:`El enlace como cuadro para una cámara`,sent:`La carta sale en cuanto sea una hora segura. Abajo ves cuándo salió.`,try:e=>`intento ${e} de 3`,takeBack:`Retirarla`,takenBack:`Ya no lleva a nada.`,way:{mail:`por carta`,by_hand:`por enlace`},state:{waiting:`espera una hora segura`,failing:`no salió todavía, y se intenta de nuevo`,unsure:`puede que saliera; haz otra si sabes que no`,open:`abierta`,expired:`caducó`,used:`respondió`,replaced:`sustituida por otra posterior`,taken_back:`retirada`,recontact:`terminada: dijo que no`,unsafe:`terminada: no es seguro`},until:e=>`hasta el ${e}`,loss:`No se le puede preguntar en una ronda`,lossReason:`Por qué`,lossAct:`Anotarlo`,lossNone:`Nada: retirar lo anotado`,lossSaved:`Anotado.`},against:{unsafe:`No es seguro contactar a esta persona.`,said_no:`Esta persona, o quien da permiso por ella, dijo que no a que se le pregunte.`,no_plan:`Anota primero cómo se le puede contactar.`,not_asked:`Solo se le vuelve a preguntar si lo aceptó, y eso no vale ahora. Pregúntaselo cuando se vean, y anótalo.`,answered:`Ya respondió en esta ronda.`,tries:`Se le invitó tres veces en esta ronda, que es el máximo. Déjalo así.`,not_open:`Esta ronda no ha empezado.`,over:`Esta ronda terminó.`,no_mail:`No se le contacta por correo. Entrega un enlace por el medio que eligió.`,no_server:`Aquí no hay servidor de correo. Haz un enlace para entregar.`},lost:{title:`A quién se llegó y a quién se perdió`,lead:`A cuántas personas de cada grupo se llegó y se escuchó en una ronda. Se cuenta en este momento; quien se retiró no está en ninguna cuenta de lo que se dijo.`,stays:`Nada de esto sale de la mesa. De un grupo marcado con «muy pocas personas» ninguna cifra podría salir, tampoco cuando se publiquen cifras.`,small:`muy pocas personas`,group:`Grupo`,everybody:`Todas las personas`,noRegion:`Sin región conocida`,columns:{served:`Atendidas`,eligible:`Elegibles`,safeToContact:`Seguro contactarles`,invited:`Invitadas`,consented:`Participan`,started:`Empezaron`,completed:`Terminaron`,usable:`Utilizables`},table:`De atendidas a escuchadas`,back:`Quién volvió`,backColumns:{before:`Terminaron la primera ronda`,stillEligible:`Siguen elegibles`,located:`Localizadas`,consented:`Participan`,completed:`Terminaron`},retention:`Volvieron, de las que siguen elegibles`,why:`Por qué se perdieron otras`,unknown:`sin dato`,nobodyYet:`Todavía no hay nadie en esta ronda`,nobodyYetLead:`Agrega personas en «Entrevistas», y aquí se cuenta qué fue de ellas.`,toDue:`A quién le toca`,served:{title:`A cuántas se atendió`,lead:`Como las cuentan los servicios, en el tiempo de esta ronda. Se compara con a cuántas se llegó.`,of:`De quiénes`,all:`Todas las regiones juntas`,people:`Personas`,act:`Guardar este número`,saved:`Guardado.`},close:{title:`Cerrar esta ronda`,lead:`Guarda, una vez y para siempre, los códigos que se aceptaron en ella; nuevas respuestas y decisiones no cambian eso. Si tu estudio deja que las codificaciones se queden, siguen contando cuando alguien cumple 18 años, y salen cuando esa persona dice que no. Las palabras se detienen de todos modos.`,act:`Cerrar la ronda`,done:`La ronda está cerrada.`,closed:e=>`Cerrada el ${e}.`},whom:{title:`A quién pregunta un joven`,lead:`La página detrás de un enlace lo dice a quien aún no puede seguir, porque nadie dio permiso. Usa pocas palabras y fáciles, y no digas de qué se trata.`,text:{en:`En inglés`,es:`En español`},act:`Guardar estas palabras`,saved:`Guardado.`}},failed:`Esto no se envió. Mira la conexión e inténtalo de nuevo.`,gone:`Esto ya no existe para ti. No se guardó nada.`,refused:`No puedes hacer esto. No se guardó nada.`,ended:`Ya no hay sesión. Vuelve a cargar la página para entrar.`,wrong:{input:`Escribe un nombre o una fecha de nacimiento.`,name:`Escribe un nombre de 200 caracteres como máximo.`,birthDate:`Mira la fecha de nacimiento: un día del calendario, no futuro y de hace no más de 30 años.`,address:`Mira la dirección o el número.`,workerRole:`Di qué trabajador, por lo que es.`,safeTimes:`Elige un día, y una hora que empiece antes de terminar.`,senderWords:`Elige palabras de 80 caracteres como máximo que no digan a nadie de qué se trata.`,mustNotKnow:`Escribe 1000 caracteres como máximo.`,people:`Da un número entero, 0 o más.`,whomToAsk:`Escribe al menos las palabras en inglés, 300 caracteres como máximo cada una.`}},i=()=>e()===`es`?r:n,a=[`mail`,`text`,`call`,`worker`,`in_person`],o=[`mon`,`tue`,`wed`,`thu`,`fri`,`sat`,`sun`],s=[`moved`,`aged_out`,`no_reply`],c=`id label { en es } opensOn closesOn`,l=t(`
  query Waves($study: ID!) {
    study(id: $study) {
      id
      waves { ${c} closedAt }
      regions { id label { en es } }
      languages
      whomToAsk { en es }
    }
  }
`),u=t(`
  query PeopleOfWave($wave: ID!, $state: WaveState, $after: String) {
    node(id: $wave) {
      __typename
      id
      ... on Wave {
        peopleByState {
          state
          people
        }
        people(state: $state, first: 50, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            cursor
            node {
              participantId
              language
              state
              reason
              missing
              channel
              isUnsafe
              tries
              agesOutSoon
            }
          }
        }
      }
    }
  }
`),d=t(`
  query Attrition($wave: ID!) {
    node(id: $wave) {
      __typename
      id
      ... on Wave {
        attrition {
          kind
          region {
            id
            label {
              en
              es
            }
          }
          language
          served
          eligible
          safeToContact
          invited
          consented
          started
          completed
          usable
          isSmall
          lost {
            reason
            people
          }
          returning {
            before
            stillEligible
            located
            consented
            completed
            retention
          }
        }
      }
    }
  }
`),f=t(`
  query Reaching($study: ID!, $person: ID!) {
    study(id: $study) {
      id
      waves { ${c} }
      sendsLetters
    }
    node(id: $person) {
      __typename
      id
      ... on Participant {
        identity { hasName hasBirthDate channel language isUnsafe }
        invitations {
          id
          wave { id label { en es } }
          number
          way
          state
          madeAt
          expiresAt
        }
      }
    }
  }
`);export{f as a,i as c,u as i,a as n,l as o,s as r,o as s,d as t};