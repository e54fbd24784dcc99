import * as sense from './sense.ts'

/** Words that say what their neighbours are, in English and Spanish. */
export const CUES: readonly (readonly [bits: number, words: string])[] = [
  [
    sense.KIN,
    `mom mother mama mommy momma dad father daddy stepdad stepmom sister sis brother bro cousin cuz aunt auntie uncle grandma
    grandmother grandpa grandfather granny nana niece nephew daughter son baby boyfriend girlfriend husband wife ex fiance fiancee
    stepfather stepmother stepsister stepbrother godmother godfather twin bf gf mamá madre mami papá padre papi padrastro madrastra
    hermana hermano hermanita hermanito prima primo primita primito tía tío titi abuela abuelo abuelita abuelito sobrina sobrino hija
    hijo nene nena bebé novio novia esposo esposa marido madrina padrino suegra suegro cuñada cuñado hermanastra hermanastro kid stepson stepdaughter stepbro stepsis granddad pops papaw mamaw memaw nan hijito hijita
    sobrinito sobrinita gemelo gemela mellizo melliza comadre compadre yerno nuera bisabuela bisabuelo`,
  ],
  [
    sense.TITLE,
    `mr mrs ms miss mx dr dra prof sr sra srta rev sir mister missus missis misis misi señora señor señorita don doña doctora doctor
    maestra maestro coach nurse professor pastor pastora reverend father sister brother hermana lic licenciada licenciado enfermera`,
  ],
  [
    sense.OFFICE,
    `judge officer detective sergeant sgt lieutenant lt deputy trooper sheriff attorney magistrate captain commissioner senator mayor
    prosecutor agent gal da po juez jueza oficial agente sargento fiscal comisionada comisionado teniente capitán capitan magistrada magistrado
    procurador procuradora alguacil ofc constable principal superintendent director directora inspector`,
  ],
  [
    sense.ROLE,
    `friend bestie homegirl homeboy worker caseworker therapist counselor counsellor mentor advocate lawyer roommate teacher boss pimp
    manager supervisor clinician tutor neighbor landlord classmate girl guy dude lady woman man boy amiga amigo compañera compañero
    trabajadora terapeuta consejera consejero mentora abogada abogado vecina vecino jefe jefa guardia psicóloga psicólogo muchacha
    muchacho tipo tipa chamaca chamaco chavo chava morro morra cipote cipota patojo patoja intérprete interpreter supervisora staff advocate babysitter trafficker bottom`,
  ],
  [
    sense.ACT,
    `said says told tells asked asks came comes drove took takes let lets gave gives bought buys helped helps called calls worked works
    showed shows sat sits stayed stays left went goes got gets brought brings kept keeps made makes wrote writes answered answers waited
    saw sees heard knew knows thought listened listens cried laughed ran runs hugged fought fights met tried tries wanted wants
    picked pushed pulled hit lied promised sold fed found finds taught teaches spoke speaks talked talks texted texts walked wasnt isnt
    didnt doesnt never always used lives lived quit cooks cooked braids braided sent sends held holds understood noticed
    dijo dice me nos le les te vino viene fue estaba está era trabaja trabajaba cocinaba cocina ayudó ayudaron llamó llegó llegaba se
    no nunca siempre venía vive vivía sabe sabía hizo hace lloró tenía quería escuchaba escucha preguntó contó dio trajo`,
  ],
  [
    sense.TOWARDS,
    `told tell asked ask texted text met called call trust thank thanks hug hugged with dear hi hey hello hola gracias ask named to
    conocí pregúntenle pregúntale dile díganle llama llamé quiero extraño extrañé con`,
  ],
  [sense.POSSESSOR, `my his her our their your mi su tu mis sus nuestra nuestro`],
  [
    sense.DETERMINER,
    `the a an this that these those any some every each no el la los las un una unos unas ese esa este esta esos esas aquel aquella cada`,
  ],
  [
    sense.IN,
    `in from near to outside around at into through toward en desde cerca de hasta hacia para a por pa de`,
  ],
  [
    sense.MONTH,
    `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre`,
  ],
  [
    sense.WEEKDAY,
    `monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays lunes martes
    miércoles jueves viernes sábado domingo`,
  ],
  [
    sense.NUMERAL,
    `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
    forty fifty sixty seventy eighty tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
    diecinueve veinte veintiuno veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve dos treinta cuarenta cincuenta sesenta setenta ochenta`,
  ],
  [
    sense.ORDINAL,
    `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth twentieth thirtieth primero`,
  ],
  [
    sense.WAY,
    `street st avenue ave road rd drive dr lane ln boulevard blvd court ct place pl way terrace highway hwy circle parkway pkwy square sq
    close crescent str alley turnpike trail loop plaza row mews gardens grove heights bypass projects apartments apts houses towers townhouses`,
  ],
  [
    sense.STREET_OF,
    `calle avenida av avda avd callejón bulevar carretera urbanización urb rua rúa rue via viale vicolo piazza piazzetta corso strada ul
    ulica ulice aleja rambla paseo travessa praça praca largo estrada quai place boulevard chemin impasse contrada cite camino barrio
    barriada residencial colonia caserío`,
  ],
  [
    sense.HOUSE,
    `house shelter home haven lodge cottage residence center centre foundation church ministries clinic hospital project program services
    alliance network association group motel hotel inn diner market school academy university college high court academy academia
    detention cafe restaurant salon pizzeria deli library park courthouse tech club elementary daycare temple mission ranch manor bakery`,
  ],
  [
    sense.CASA,
    `casa hogar albergue refugio residencia centro fundación iglesia clínica hospital proyecto programa parroquia escuela secundaria
    preparatoria prepa colegio liceo universidad academia tribunal corte juzgado motel hotel pizzería restaurante servicios instituto
    guardería primaria taquería panadería club`,
  ],
  [
    sense.PARTICLE,
    `de del la las los da do dos das di du des van von den der ten ter of y el al le ó i zu dei della delle degli`,
  ],
  [
    sense.JOINT,
    `and but then cuz cause because if when while so that til till until since after before or y e o pero que cuando si porque pq
    entonces aunque como mientras hasta pues luego ni lol yeah ok plus & n`,
  ],
  [sense.UNIT, `suite ste apt apartment unit box apto apartamento piso bloque edificio psc po lot floor`],
  [
    sense.VERBAL,
    `will may sue chase grant drew mark trust skip rob hope trace rose wade chance art bill guy king rich ray sal van true star dream
    reed journey story bee coco cash ace mar ama haven true general star rain snow sunny sugar candy honey baby angel justice royal`,
  ],
  [
    sense.EMBLEM,
    `oak maple willow pine cedar elm ash birch grove harbor harbour creek river lake hill hills valley ridge stone bridge meadow garden
    sunrise sunset dawn morning star light hope faith grace haven new bright safe angel angels phoenix rainbow bridge path way spring
    north south east west green blue white golden silver st saint san santa open doors door pathways horizon horizons beacon anchor compass
    nuevo nueva amanecer aurora vida luz esperanza estrella sol camino puente puerta roble monte vista buena santo fe paz amparo`,
  ],
  [
    sense.CALL,
    `name names nickname nombre apodo username named alias aka known know knows knew conocen conocian conoce conocia conocido conocida goes went go call calls called llamar llamo llama llamas llamaba llamaban llamado
    llamada dicen decian digo dicimos deciamos llaman im soy dear hi hey hello hola querida querido estimada estimado`,
  ],
  [
    sense.NO_NAME,
    `i im id ill ive monday tuesday wednesday thursday friday saturday sunday english spanish christmas thanksgiving easter halloween navidad
    god dios jesus lord instagram facebook google zoom tiktok snapchat youtube uber lyft netflix spotify walmart target mcdonalds iphone
    android monopoly dcf dcyf cps dss icwa medicaid medicare hart ptsd adhd gps id er icu tv usa atm ok lol omg btw aa na iep ged sat po
    gal nicu lgbt lgbtq covid internet american mexican rican latina latino hispanic asian catholic christian muslim jewish
    español inglés ingles ice swat dvd cd rn pd hiv std sti er usps cops wifi xanax percs adderall jordans nike whatsapp insta zumba powerpoint
    sharpie ids zip ssn iban name address phone date mom dad grandma mami mama court judge police officer detective pin faq vip sos dna
    january february march june july august september october november december portuguese french german italian russian chinese mandarin cantonese korean japanese arabic khmer
    haitian creole kreyol dominican colombian honduran salvadoran guatemalan cuban boricua filipino african european indian irish greek
    ramadan eid hanukkah kwanzaa bible biblia quran honda toyota nissan ford chevy buick lexus adidas gucci pepsi coke doritos
    lyft ikea costco amazon iphone samsung xbox playstation nintendo disney pokemon minecraft fortnite roblox tylenol advil narcan
    honor awol labor kia skittles wi pm am est abc xyz omw idk tbh ngl smh fyi ceo hr hvac ged esl iop rtc`,
  ],
]
