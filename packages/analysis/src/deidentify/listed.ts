// Names that somebody chose by hand for `scripts/build-gazetteer.ts`, folded: what no list says is whether a name is
// a name first or a word first. The product reads what is built, not this file.

/** First names that are taken for names in small letters too, wherever they stand. */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `aaliyah aaron abdul abdullah abel abelardo abigail adaeze adam addison adolfo adrian adriana agnieszka
  agustin ahmed aiden aisha alan alana alberto alejandra alejandro alejo alessia alex alexa alexander alexandra
  alexis alfonso alfredo ali alicia aliyah alondra alonso alvaro alvin alyssa amanda amara amari amber amelia
  amelie amina aminata amir amiyah amy ana anabel anahi anastasia andre andrea andres andrew angela angelica
  angelina angelo anibal anita aniya aniyah anjali ann anna anne anneke annie anthony antoine antonio antwan
  araceli arelis ariana arjun armani arnulfo arturo ashley ashlyn astrid aubrey audrey aurelia aurelio ava
  avery axel ayana ayanna bailey balint baltazar barbara barry bartolo beatriz becky ben benito benjamin
  bernardo beth beto betsy betzaida bianca billy bjorn bobby boris bram brandi brandon braulio brayden brenda
  brett brian brianna brittany brooke brooklynn bruno bryan caitlyn caleb calvin camila camille camilo carl
  carla carlos carmen carol caroline catherine cathy cayden cecilia cedric celia cesar chad chago chanel
  chantel charles charlotte chela chepe chiara chidi chloe chris christina christine christopher chucho chuy
  cindy ciro citlali claire clarence clarisa claudia clayton clint clyde cole connor corey cory courtney craig
  cristian cristina cristobal crystal curtis cynthia daan damian damon dania daniel daniela danielle danny
  dante daquan dario darius darnell darren darryl daryl david dayana deandre deborah deepa delaney demetrio
  denise denisse dequan derek deshawn desiree devonte dexter diana diego dmitri dominic donald donna doug
  douglas duane dustin dwayne dylan easton ebba edgar edgardo edith edmund eduardo edward edwin efrain elba
  elena eli elijah elin eliseo elizabeth elliott ellis elmer elodie elsa emeka emilia emiliano emilio emily
  emma emmanuel enrique eric erica erik ernest ernesto esteban estefania estela esther eszter ethan eusebio eva
  evan evelin evelyn ezequiel fabian fabiola facundo fatima fatou felicia felipe felix femke fermin fernanda
  fernando floyd francesca francisco fred freya frida gabriel gabriela gael gary gavin geoff geoffrey george
  gerald gerardo gergo gilbert gilberto giovanna giovanni giulia giuseppe glenn glorimar gonzalo gordon
  graciela graham grayson greg gregg gregorio gregory griselda guadalupe guicho guillermo gustavo hailey haley
  hannah hans harold harry haruto hassan hayley heather hector heidi helen henry herbert heriberto herman
  hernan hilario horacio howard hubert hugo humberto hussein ian ibrahim idalia iesha ifeoma ignacio iliana
  imani imelda ines ingrid irene irina irvin irving isaac isabel isabella isaiah isidro ismael istvan itzel
  ivan ivana ivelisse ivette ivonne jack jackie jackson jacob jacqueline jada jaden jadwiga jaelyn jaime jairo
  jake jakub jalen jaliyah jamal jamar james jamie jana janet janeth janiyah jaquan jaslyn jasmin jasmine jason
  jasper javier jayden jayla jaylen jazmin jean jed jeff jeffery jeffrey jenna jennifer jenny jens jeremy
  jermaine jeroen jerome jerry jess jesse jessica jessie jill jim jimena jimmy jing jiri joan joanna joaquin
  jodie jody joe joel joey johanna john johnny jon jonah jonatan jonathan jordan jorge jose joselyn joseph
  joshua josie josue juan juana juanita judah judith julia julian juliana julie julius justin kaden kaitlyn
  kamari kamiyah karen karina karl karla katarzyna kate katelyn katherine kathleen kathy katia katie kayla
  kaylee kayleigh keira keisha keith kelly kelsey ken kendrick kenia kennedy kenneth kenzie kerry kevin
  keyshawn khadija khalil kiana kiara kiera kierra kike kim kimberly kimora kirk kofi krista kristen kristin
  kristina krzysztof kurt kwame kyla kyle kylie lakeisha lakisha lalo lamar landon larry lars laszlo latisha
  latoya laura lauren lawrence layla leah leandro leif leila leilani lencho lenka leonard leonardo leonel leroy
  leslie lesly lester leticia lety levi lewis leydi liam lidia lilia liliana lina lincoln lisa lisbeth lissette
  liz lizbeth lizeth lizette lloyd logan lonnie lorena lorenzo lori louis lourdes luc lucas lucia luciano lucy
  ludmila luigi luis luisa luke lupita lyla lyle mabel mackenzie maddie magdalena maggie maite maja makayla
  malena malik mallory mandy manolo manon manuel marc marcela marcelino marcia marcos marcus margaret margarita
  margaux margot maria mariana mariano maribel maricela marieke marilyn mario marion marisol marissa maritza
  marlene marsha marshall marta martha martin martina marvin mary mateo matt matteo matthew maureen maurice
  mauricio maximiliano maya mayra małgorzata mckenna megan meghan mei melanie melissa melvin micaela micah
  michael michelle mickey migdalia miguel mikayla mike milo mindy miranda mirella mireya miriam mirna mitch
  mitchell mohamed mohammed moises molly moncho monet monica monique montrell morgan morris moses muhammad
  muriel mustafa myra myrna nadia nadine nakia nancy naomi natalia natalie nataly natasha nathan nayeli nayely
  ned neil nell nellie nelson nereida nestor nettie ngozi nia nicholas nick nicky nicolas nicole nilda nils
  noah noe noel noelia noemi nolan noor nora norman nuria octavia octavio odalys odessa ofelia olaf olga olivia
  oluwaseun omar omayra ondrej oneida orlando oscar oskar osvaldo oswaldo otis owen pablo paco paige pamela
  pancho paola paolo pascal pascual patricia patrick patty paul paula paulina paweł pedro peggy pepe percy
  perry peter peyton phil philip phoebe phyllis pieter piotr polly priscila priscilla priya quentin quincy
  quique rachel rafael raj ralph ramiro ramon randall randy raquel rashad raul ravi raymond reagan rebeca
  rebecca reggie reginald reinaldo reka renata rene reynaldo rhonda rhys ricardo richard ricky rigoberto riley
  rita robert roberta roberto robin robyn rodney rodolfo rodrigo rogelio roger rohan roland rolando ronald
  ronnie rory rosalba rosalia rosalinda rosaura rosie ross roxana roxanne roy ruben ruby rudy rufus russell
  ruth ruthie ryan sabrina sadie sakura sally sam samanta samantha samuel sandra saniyah sanjay sanne santiago
  sara sarah sarai sasha saul scott sebastian selena selene sergei sergio shanelle shanice shaniqua shannon
  shaquille sharon shawna shayla sheila shelby sheldon shelly sheri sherman sheryl shirley sid sidney sigrid
  silas silvia skylar sofia solveig sondra sonia sophia stacey stacy stanley stella stephanie stephen steve
  steven stuart susan susana susie suzanne sven svetlana sylvia tabitha tamara tamika tammy tania tanisha tanya
  tara tasha tatiana tatum tatyana taylor teagan ted temitope teodoro teresa teresita tereza terrell terri
  terry tessa thalia theo theodore theresa thiago thierry thomas tiana tiffany tim timothy tito tobias toby
  todd tom tomasz tommy tony tonya tori tracy travis trayvon trent trevon trevor treyvon trisha tucker tyler
  tyree tyrell tyrese tyrone tyshawn ulises uriel ursula valentin valentina valeria valerie vanesa vanessa
  velma vera vernon veronica vicente vicky victor vijay vilma vince vincent viola virgil vivian viviana
  vladimir wallace walter wanda warren wayne wei wendell wendy wesley whitney wilfredo william wilma wilmer
  wilson wojciech wyatt xavier ximena xin xiomara xochitl yadira yahaira yahir yajaira yamaris yamilet yamileth
  yandel yanira yarelis yari yaritza yasmin yesenia yesica yolanda yoli yuki yuliana yuri yuridia yusuf yvette
  yvonne zach zachary zack zaida zainab zane zaria zariah zayden zelda zoe zofia zoraida zsofia zulema zulma
  zuri zuzana`.split(/\s+/),
)

/** First names that are words as well: names only with a capital inside a sentence, or where the words around say so. */
export const WORD_NAMES: ReadonlySet<string> = new Set(
  `ace alba alma ama amado america amparo angel angeles april archer armando ash ashe asia asuncion aura aurora
  austin autumn azucena baker basil bea bebe bee bella bev bienvenido bill birch birdie bishop blanca blaze
  blessed blessing bliss bo bob boston brandy bri brisa brook brooklyn buck bud buddy bunny buster butler
  candela candelaria candy caridad carolina carter cash cee celeste chance chant charity charo chase chavela
  chayo chelo chelsea cherish cherry cheyenne christian chuck cielo cierra cinnamon clara clay cliff clover
  coco cody colt concepcion concha constance consuelo cookie cooper coral cruz daisy dakota dale dalia dallas
  dan dawn deacon dean deb dee deja denver destiny diamond dixie dolores domingo don dot dove drake dre dream
  drew duke dulce dulcinea earl ebony encarnacion esmeralda esperanza estrella faith falcon fay fe fern fidel
  fifi fisher flint flor florence forest forrest fran frank gail garnet gene genesis georgia german gigi ginger
  glen gloria goldie grace gracia grant gus guy hal hank harmony haven hawk hazel heaven herb holly honey honor
  hope houston hunter ike india inmaculada inocencia iris israel ivory ivy jade jan jas jay jaz jen jesus jo
  jojo josh joss journey joy juju julio june junior juniper justice justo kay kenya kiki king kitty ky lala
  lance lane laurel lazaro lee legend lena leo leon lex lily linda lola london lou lulu luna lupe luz lyric
  mack madison mae majesty major maple marco marina mark marquis marshal mason maverick max may meg mel melody
  memo mercedes messiah mia milagros milan miles mimi ming miracle misty mo moe momo mona monte nacho nan nana
  nando nano nay nena neto nevaeh nieve nieves nina norm norma ocean olive opal pam paris parker pat patience
  patsy paz peaches pearl peg penny pepper perla petra phoenix piedad pilar pip poppy porter precious prince
  princess prudence prudencio pura queen rafa rainy ranger raven ray rebel reed refugio remedios rex rey reyes
  rich rider river rob rocio rocky rod roman rosa rosario rose rosemary royal roz rusty ryder sage saint sal
  salvador sandy santos sapphire savannah sawyer scarlet sean serenity shay sherry sierra silvestre simon skip
  sky skye socorro sol soledad sonny star starr stew stormy story sue sugar summer sunny sydney tad taffy tam
  tanner tata tay tess tierra tina tita titi tomas toni tono trace tre treasure trey trina trinidad trinity
  trip tripp true turner ty val van vee verity victoria violet violeta virginia viv wade walker ward wes will
  willow windy winter wren yaya yoyo`.split(/\s+/),
)

/** Family names, many of them words: believed in small letters after a first name or a title. */
export const LAST_NAMES: ReadonlySet<string> = new Set(
  `acevedo acosta adams aguilar alexander allen alvarado alvarez anderson andrews armstrong arnold austin ayala
  bailey baker banks barnes barrera batista bell beltran benitez bennett berry bishop black blanco bowman boyd
  bradley bravo brooks brown bryant burke burns burton bustamante butler caballero cabrera calderon camacho
  campbell campos cano cantu cardenas cardona carlson carpenter carr carrasquillo carrillo carroll carter
  castaneda castillo castro cervantes chapman chavez chen cintron cisneros clark cole coleman collazo collins
  colon contreras cook cooper cordero corona correa cortes cox crawford cruz cuevas cunningham daniels davila
  davis day dean delgado diaz dixon dominguez duncan dunn duran edwards elliott ellis enriquez escobar escobedo
  esparza espinoza esquivel estrada evans feliciano ferguson fernandez fields figueroa fisher flores ford
  foster fowler fox franklin freeman fuentes fuller galindo garcia gardner garrett garza george gibson gilbert
  gomez gonzales gonzalez gordon graham grant gray green greene griffin guerrero gutierrez guzman hall hamilton
  hansen hanson harper harris harrison hart harvey hawkins hayes henderson henry hernandez herrera hicks hill
  hoffman holmes howard howell hudson hughes hunt hunter jackson jacobs james jenkins jensen jimenez johnson
  johnston jones jordan kelley kelly kennedy kim king knight lane lara larson lawrence lawson le lee leon lewis
  li little long lopez lozano lucas lugo luna lynch maldonado marin marquez marrero marshall martin martinez
  mason mata matos matthews mccoy mcdonald medina mejia mendez mendoza mercado meyer miller mills mitchell
  montalvo montgomery moore mora morales moreno morgan morris morrison munoz murphy murray myers navarro negron
  nelson nguyen nichols nieves nova nunez obrien ocasio ochoa oliver olson ortega ortiz osorio otero owens
  pabon pacheco padilla pagan palacios palmer pantoja paredes park parker patel patterson payne pena peralta
  perez perkins perry peters peterson phillips pierce pineda ponce porter powell price quiles quinones quintero
  ramirez ramos rangel ray reed reid rentas reyes reynolds rice richards richardson riley rios rivas rivera
  roberts robertson robinson robledo robles rocha rodriguez rogers rojas rolon romero rosado rosario rose ross
  rueda ruiz russell ryan saavedra salas salazar salinas sanchez sanders sandoval santiago santos schmidt
  schultz scott segovia segura sepulveda serrano shaw sierra silva simmons simpson sims singh smith snyder
  solis soto spencer stephens stevens stewart stone sullivan tapia taylor tellez thomas thompson tirado toro
  torres tran trejo trevino trujillo tucker turner valdez valencia valentin valle vargas vasquez vazquez vega
  velez vera villa villanueva villarreal wagner walker wallace walsh wang ward warren washington watkins watson
  weaver webb weber welch wells west wheeler white williams williamson willis wilson wong wood woods wright
  yang young zamora zapata zavala zayas zuniga`.split(/\s+/),
)

/** Places that are known without their context. */
export const PLACES: ReadonlySet<string> = new Set(
  `afghanistan|akron|alabama|alaska|albania|albany|albuquerque|alemania|algeria|allentown|anaheim|anchorage|
  angola|annapolis|ansonia|arecibo|argentina|arizona|arkansas|arlington|armenia|atlanta|australia|austria|
  azerbaijan|bahamas|bahrain|baltimore|bangladesh|bangor|barbados|baton rouge|bayamon|belarus|belgium|belize|
  benin|berlin|birmingham|bogota|boise|bolivia|bosnia|boston|botswana|branford|brasil|brazil|bridgeport|
  brockton|brooklyn|brownsville|brunei|bulgaria|burlington|burundi|caguas|california|cambodia|cameroon|canada|
  cape verde|caracas|charleston|chicago|chicopee|cincinnati|ciudad de mexico|ciudad juarez|cleveland|colombia|
  colorado|columbus|connecticut|corea|corpus christi|costa rica|cranston|croatia|cromwell|cyprus|czech republic|
  czechia|danbury|danielson|davenport|delaware|denmark|denver|des moines|detroit|dinamarca|dominican republic|
  east hartford|east haven|ecuador|egypt|el paso|el salvador|england|eritrea|espana|estados unidos|estonia|
  ethiopia|fairfield|fall river|filadelfia|filipinas|finland|finlandia|fort lauderdale|fort worth|france|
  francia|fresno|gambia|germany|ghana|glastonbury|grand rapids|great britain|greece|green bay|greenland|
  greenwich|groton|guadalajara|guam|guatemala|guatemala city|guayaquil|guyana|haiti|hamden|harlem|hartford|
  hawaii|hialeah|holanda|holyoke|honduras|hong kong|honolulu|hungary|iceland|idaho|illinois|indiana|
  indianapolis|indonesia|inglaterra|iowa|iran|iraq|ireland|israel|italia|italy|ivory coast|jacksonville|jamaica|
  japan|japon|jersey city|kansas|kansas city|kazakhstan|kentucky|killingly|kissimmee|korea|kosovo|kuwait|
  lansing|laos|laredo|las vegas|latvia|lebanon|lesotho|liberia|libya|lithuania|little rock|long beach|
  long island|los angeles|louisiana|louisville|lowell|lubbock|luxembourg|macedonia|macon|madagascar|maine|
  malawi|malaysia|maldives|malta|manhattan|maryland|massachusetts|mauritius|mayaguez|mcallen|medellin|memphis|
  meriden|mexico|miami|michigan|middletown|milford|milwaukee|minneapolis|minnesota|mississippi|missouri|moldova|
  monaco|mongolia|montana|montenegro|monterrey|morocco|mozambique|myanmar|namibia|nashua|nashville|naugatuck|
  nebraska|nepal|netherlands|nevada|new bedford|new britain|new hampshire|new haven|new jersey|new london|
  new mexico|new orleans|new york|new zealand|newark|newington|nicaragua|nigeria|norfolk|north carolina|
  north dakota|north korea|noruega|norwalk|norway|norwich|nueva jersey|nueva york|oakland|ohio|oklahoma|
  oklahoma city|omaha|oregon|orlando|pakistan|palestine|panama|papua new guinea|paraguay|pawtucket|pennsylvania|
  philadelphia|philippines|pittsburgh|poland|polonia|portland|portugal|providence|puerto rico|qatar|
  quetzaltenango|raleigh|republica dominicana|rhode island|richmond|riverside|rochester|rocky hill|romania|rome|
  rusia|russia|rwanda|sacramento|san antonio|san diego|san francisco|san jose|san juan|san pedro sula|
  santo domingo|saudi arabia|scotland|scranton|seattle|senegal|serbia|shelton|sierra leone|singapore|slovakia|
  slovenia|somalia|south africa|south carolina|south dakota|south korea|southington|soyapango|spain|spokane|
  springfield|sri lanka|st louis|st paul|st petersburg|stamford|staten island|storrs|stratford|sudan|suecia|
  suriname|sweden|switzerland|syracuse|syria|tacoma|taiwan|tampa|tanzania|tegucigalpa|tennessee|texas|thailand|
  tijuana|togo|torrington|trenton|trinidad and tobago|tucson|tulsa|tunisia|uganda|ukraine|united arab emirates|
  united kingdom|united states|uruguay|utah|uzbekistan|venezuela|vermont|vietnam|virginia beach|wales|
  wallingford|warwick|waterbury|west hartford|west haven|west virginia|westfield|wethersfield|wichita|
  willimantic|wilmington|windham|wisconsin|woonsocket|worcester|wyoming|xela|yemen|yonkers|youngstown|zambia|
  zimbabwe`
    .split('|')
    .map((name) => name.trim()),
)

/** Places that are names or words as well: places only after a word such as "in" or "from". */
export const WORD_PLACES: ReadonlySet<string> = new Set(
  `augusta|austin|bath|bethel|bristol|bronx|buffalo|cabo rojo|camden|carolina|chad|charlotte|chile|china|concord|
  cordoba|cuba|dallas|dayton|derby|durham|enfield|erie|flint|florence|florida|gary|georgia|grenada|guinea|hope|
  houston|humacao|india|jackson|jordan|kenya|la paz|la vega|lancaster|lares|las piedras|lawrence|leon|lima|loja|
  london|los altos|madison|mali|manchester|mansfield|mesa|mobile|montgomery|niger|nova|orange|paris|paterson|
  peru|phoenix|plano|ponce|provo|puebla|putnam|queens|quito|reading|san miguel|sandy|santa ana|santa cruz|
  savannah|stockton|toledo|turkey|usa|valencia|vega alta|vega baja|vernon|victoria|virginia|washington|windsor|
  yuma`
    .split('|')
    .map((name) => name.trim()),
)
