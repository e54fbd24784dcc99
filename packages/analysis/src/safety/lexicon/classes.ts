// Words of one role under one name, English and Spanish together, so that a sentence in both is read like one in either.
// Lower case, without accents or apostrophes; a name in capitals is another class.
export const CLASSES: Readonly<Record<string, string>> = {
  I: 'i im ive ima imma ill id ina iam yo',
  ME: 'me us nos mi',
  MY: 'my our mi mis nuestro nuestra nuestras nuestros',
  HE: 'he hes hed hell she shes shed shell they theyre theyd theyll theyve dey somebody someone sum1 some1 dude guy man lady woman people el ella ellos ellas alguien hombre senor senora tipo vato wey muchacho quien',
  HIM: 'him her them his their el ella ellos ellas le les su sus',
  FAMILY:
    'dad dads mom moms ma mum mama mami papa papi padre madre mother mothers father fathers stepdad stepdads stepmom stepfather stepmother stepbro stepbrother step dada uncle unc uncles tio tia tios aunt auntie aunty cousin cousins cuz primo prima primos brother brothers bro hermano hermana hermanos hermanastro sister sisters grandpa grandfather abuelo abuela grandma padrastro madrastra cunado parents padres hubby husband esposo marido pareja suegro roommate vecino neighbor papas',
  PARTNER:
    'boyfriend boyfriends bf gf girlfriend novio novia ex exnovio daddy pimp pimps padrote lenon chulo proxeneta trafficker traffickers tratante boss jefe jefa patron patrona dueno duena madrota coyote landlord casero manager',
  STAFF:
    'staff staffs guard guards guardia guardias worker workers caseworker counselor counsellor coach teacher therapist officer officers cop cops police policia policias oficial po mentor driver chofer encargado encargada encargados personal terapeuta maestro maestra profe foster fosters supervisor trabajador trabajadora custodio celador cuidador cuidadora consejero consejera director directora psicologo psicologa pastor tutor doctor priest volunteer voluntario detective ranger deputy co nurse houseparent casemanager advocate crianza acogida hogar juez',
  WHO: 'HE FAMILY PARTNER STAFF',
  CHILD:
    'sister sisters brother brothers sis bro siblings sibling kid kids child children baby babies cousin cousins niece nephew friend friends bestie homegirl roommate girl girls boys boy little ones daughter son hermanita hermanito hermanitas hermanitos hermana hermano nina ninas nino ninos bebe prima primas primo primita primito primos sobrina sobrino amiga amigas amigo hija hijo hijos chiquita chiquito chiquitos chiquitas muchachas muchacha menores menor morrita morrita chamaca chamaco nenes nena nene chavas younger youngest 13yo',
  BODYSELF:
    'myself meself my arm arms wrist wrists leg legs thigh thighs skin ankle mis muneca munecas brazo brazos pierna piernas muslos piel',
  NOWISH:
    'now rn today tonight tonite 2nite tomorrow tmrw tmr tmw tmrow 2moro 2day hoy ahora ahorita ahorita ya manana asap soon immediately pronto noche weekend friday saturday sunday monday viernes sabado domingo lunes minute second rato',
  GOING:
    'gonna gon going goin gunna ima imma ina finna bouta boutta about ready fixing tryna plan planning planned will ill voy vamos vas va van boy pienso planeo planeando estoy decided decidi listo lista',
  WANT: 'want wants wanna wana wanting wish wishing need kiero quiero kero quisiera qiero querer desearia deseo ganas prefiero preferiria rather ready trying tryna quieren hoping kisiera',
  KILLV:
    'kill killing kil kll kills killin hang hanging drown drowning unalive unaliving shoot shooting stab stabbing strangle smother murder',
  DIE: 'die dying dead died morir morirme morirse muriendo muerta muerto muera death muerte diee unalived',
  THINK:
    'think thinking thought thoughts thinkin about ab abt of pienso pensando penso pensar en pensamientos piensa imagine fantasize idea ideas planeo plan plans planning',
  SELFHARMV:
    'cut cuts cutting cuttin burn burns burning hurt hurts hurting hurtin harm harms harming scratch scratching starve starving hit hitting punch punching bite biting injure injuring bruise scar scarring choke choking',
  CUTME:
    'corto corte cortando cortarme cortandome cortado lastimo lastimarme lastimando quemo quemarme quemando rasguno arano dano danarme',
  HITS: 'hits hitting hittin beats beating beatin slaps slapping smacks smacking punches punching kicks kicking chokes choking strangles strangling whips whipping spanks spanking shoves shoving slams slamming throws throwing pushes pushing grabs grabbing drags dragging burns burning hurts hurting abuses abusing bites pinches yanks whoops whooping whups pulls',
  TOUCHES:
    'touches touching touchin gropes groping molests molesting rapes raping fondles fondling feels kisses kissing fucks fucking fuckin abuses assaulting assaults rubs rubbing undresses undressing flirts films filming watches spies creeps',
  HITPAST:
    'hit beat beated beaten slapped smacked punched kicked choked strangled whipped spanked shoved slammed threw thrown pushed grabbed dragged burned burnt hurt abused jumped attacked stabbed tazed tased maced restrained bruised pepper assaulted strip',
  TOUCHPAST:
    'touched groped molested raped rape fondled abused assaulted kissed felt fucked drugged undressed forced violated',
  HARMBASE:
    'hit beat slap smack punch kick choke strangle whip hurt harm touch rape molest grab burn abuse shoot stab kill murder attack jump slam sell find follow drown cut drug force',
  PEGA: 'pega pegan golpea golpean cachetea cachetea maltrata maltratan lastima lastiman avienta avientan empuja empujan patea patean jala jalan jalonea ahorca ahorcan quema queman insulta insultan azota zarandea amarra amarran castiga agrede agreden tortura madrea cintarea nalguea dana danan pellizca',
  PEGANDO:
    'pegando golpeando maltratando lastimando ahorcando quemando aventando empujando pateando cacheteando',
  TOCA: 'toca tocan manosea manosean viola violan abusa abusan besa besan acaricia soba espia espian desviste desnuda graba acosa acosan toquetea',
  TOCANDO: 'tocando manoseando violando abusando besando espiando acosando grabando tocandome',
  PEGO: 'pego pegaron golpeo golpearon cacheteo pateo patearon empujo empujaron avento aventaron tiro tiraron ahorco ahorcaron quemo quemaron lastimo lastimaron maltrato maltrataron jalo jaloneo amarro amarraron azoto agredio apunalo insulto',
  TOCO: 'toco tocaron manoseo manosearon violo violaron abuso abusaron beso besaron acoso acosaron',
  PEGARINF:
    'pegar pegarme golpear golpearme matar matarme violar violarme tocar tocarme lastimar lastimarme hacerme dispararme disparar apunalar quemar ahorcar madrear buscarme encontrarme vender venderme cortar llevarme desaparecerme cobrar',
  PEGABA:
    'pegaba pegaban golpeaba golpeaban tocaba tocaban violaba violaban abusaba abusaban maltrataba maltrataban encerraba encerraban obligaba obligaban vendia vendian amenazaba amenazaban quemaba amarraba manoseaba hacia hacian ponia quitaba quitaban dejaba dejaban mandaba cobraba metia metian cortaba prostituia explotaba escapaba escapaban lastimaba',
  WEAPON:
    'gun guns knife machete pistol pistola cuchillo navaja arma armas rifle shotgun blade bat glock strap weapon escopeta fusca cuete bate',
  HOME: 'home house casa apartment apt depa departamento hogar placement room cuarto there aqui here alla back place',
  LEAVE: 'leave go out exit escape salir ir irme irnos salirme leaving get escapar sali home outside',
  MEN: 'men guys dudes johns clients customers buyers hombres clientes senores tipos viejos dates tricks tricking trick date man outcalls incalls dudes vatos puteros',
  SEXWORKY:
    'dates date tricks trick johns john clientes clients outcalls incall calls ads quota cuota prostitute prostituting prostituta prostituirme hooking escort escorting stripping dance dancing track blade ladies videos cam camming webcam onlyfans nudes content calle hotel hotels motel motels moteles hoteles truckers bar cantina putear tricking ficho fichar',
  MAKES:
    'makes make making mak forces force forcing obliga obligan obligando obligaron hace hacen haciendo pone ponen manda mandan has have got gets tells exige exigen exigia pide piden lets wants want expects',
  PAPERS:
    'passport passports pasaporte pasaportes papers papeles documents documentos id ids ssn visa identificacion identificaciones credencial green',
  PICS: 'pics pictures pic picture photos photo videos video vids vid nudes nude fotos foto desnuda desnudos packs pack screenshots',
  SHARE:
    'send sends sending share post posts leak upload show expose subir sube publicar publica mandar manda ensenar mostrar pasar compartir postear filtrar poner',
  TEXTS:
    'texts texting text messages messaging messaged dms dming calls calling snaps writes escribe escribio escribiendo llama llamando manda contacta contacting hits mensajes mensaje textea',
  MISSV:
    'running run awol awoling leaving leave dipping dip bounce bouncing escape escaping bail sneak sneaking ditch jet out escapar escaparme escapo fugar fugarme ir irme voy salgo salir salirme largo largarme pelo huir jalo fugo vamos larga',
  NEG: 'not no never dont didnt wont doesnt isnt wasnt arent aint cant cannot couldnt wouldnt havent hasnt nobody noone none nothing nunca jamas nadie tampoco sin without stopped quit dejo ningun ninguno nor ni neither don unlike wouldve dejaron shouldnt werent hadnt',
  NEGFILL:
    'ever really even would want wanna wants going gonna to think thinking about ab of plan planning will try trying me se te lo la he ha quise quiero kiero quiere voy va a que pensado pienso en do did does feel feeling like have been say said mean be being anymore just lo la le les us one is was here has any ha han haya hago habia siento currently yo i actively still es soy estoy again need',
  STILL:
    'stop stopping parar para deja dejan dejar quit only solo know sleep why sure understand care help tell say believe sabe sabia se dice digas diga decir',
  PASTCUE:
    'ago used before antes past formerly previously childhood chiquita chiquito entonces earlier previous infancia pasado younger solia solian years anos yrs prior was were era eran estaba estaban estuve had tenia tenian habia fui fue vivia once intente tried tuve estuvimos ended wanted queria iban iba thought pense penso havent',
  PASTSTRONG: 'used ago formerly childhood solia solian antes infancia previously prior former',
  PASTIN: 'was were had used tried estaba era tenia daba vivia queria did',
  DAYS: 'hour hours hora horas minute minutes minutos day days dias dia week weeks semana semanas rato night nights second',
  RECENT:
    'again still now rn today tonight tonite yesterday yest anoche ayer hoy ahora ahorita todavia aun sigue sigo siguen lately recently recien weekend week semana morning nite night noche monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo keeps keep otra vez every currently diario dias hours horas minutes minutos days weeks everyday everynight actualmente cada siempre everytime always',
  FORMER: 'old last other otro otra previous former first primer anterior pasado',
  PLACE:
    'placement place facility home hogar lugar program programa foster house school casa unit centro albergue shelter',
  YEARS: 'year years yr yrs ano anos month months mes meses',
  URGENT:
    'tonight tonite 2nite today 2day now rn tomorrow tmrw tmr tmw hoy ahora ahorita manana soon goodbye bye adios after when cuando luego asap pills pastillas rope soga cuerda bridge puente gun pistola knife cuchillo gonna going goin ima imma bouta finna about voy noche plan ready listo lista despues saturday sunday friday morning weekend later blade navaja',
  ASKED:
    'asked ask asks asking preguntaron pregunto preguntan pregunta preguntar preguntara pregunten accused poster sign cartel quiz form survey movie film pelicula song novela obra play show book libro story game juego scene escena assembly training taller',
  JOKE: 'lol lmao lmfao haha hahaha jaja jajaja jajajaja jk xd joking kidding broma jeje jiji ja',
  BUT: 'but pero however though ahora now sino cept except',
  PREG: 'pregnant preg preggo pregnat embarazada embarazo prenada',
}
