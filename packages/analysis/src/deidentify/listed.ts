// Names that somebody chose by hand for `scripts/build-gazetteer.ts`, folded: what no list says is whether a name is
// a name first or a word first. The product reads what is built, not this file.

/** First names that are taken for names in small letters too, wherever they stand. */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `aaliyah aaron abdul abdullah abel abelardo abigail ada adaeze adam adan adaora addison adelino adolfo adrian
  adriana agnieszka agustin ahmed aiden aisha alan alana alberto alejandra alejandro alejo alessia alex alexa
  alexander alexandra alexis alfonso alfredo ali alicia alina alisa aliyah allen allison alondra alonso alvaro
  alvin alyssa amadeo amadou amancio amanda amara amari amber amelia amelie amina aminata amir amiyah amos amy
  ana anabel anahi anastasia andre andrea andres andrew angela angelica angelina angelo anibal anita aniya
  aniyah anjali ann anna anne anneke annie anthony antoine antonio antwan araceli arelis ariana arjun armani
  arnulfo arturo ashley ashlyn astrid aubrey audrey augusta aurelia aurelio ava avery axel ayana ayanna bailey
  balint baltazar barbara barry bartolo basilio beatriz beau becky ben benito benjamin bernardo beth beto betsy
  betzaida bianca billy bjorn bobby boris brad bram brandi brandon braulio brayan brayden brenda brett brian
  brianna britney brittany brooke brooklynn bruce bruno bryan caitlyn caleb calvin camila camille camilo carl
  carla carlo carlos carmen carol caroline catherine cathy cayden cecilia cedric celia cesar chad chago chanel
  chantel charles charlie charlotte chela chepe chester chiara chidi chloe chris christina christine
  christopher chucho chuy cindy ciro citlali claire clarence clarisa claudia clayton clement clementina clint
  clyde cole connor cora corey cory courtney craig cristian cristina cristobal crystal curtis cynthia daan
  daisha damian damon dana dania daniel daniela danielle danny dante daquan dario darius darla darnell darren
  darryl darwin daryl david dayana dayanara deandra deandre deborah deepa delaney delia della demetrio denis
  denise denisse dequan derek derrick deshawn desiree devonte dexter diana diego dina dmitri dominga dominic
  dominique donald donna dora doris doug douglas duane dustin dwayne dylan easton ebba ebelin eber eddie eddy
  edgar edgardo edin edith edmund edna eduardo edward edwin efrain eladio elba elena eleuterio eli elijah elin
  eliseo elizabeth ellen elliott ellis elmer elodie eloy elsa elvira elvis emeka emely emerson emeterio emilia
  emiliano emilio emily emma emmanuel enrique eric erica erick erik erlin ernest ernesto esteban estefania
  estela estevan esther eszter ethan eugenio eusebio eva evan evelin evelyn everardo ezequiel fabian fabiano
  fabiola facundo farah fatima fatou fausto federico felicia feliciano felicity felipe felix femke fermin
  fernanda fernando flora floyd frances francesca francisco fred freddy fredy freya frida fructuoso gabriel
  gabriela gael garland gary gavin geoff geoffrey george georgiana geovany gerald gerardo gergo gerson gilbert
  gilberto giovanna giovanni giulia giuseppe glenda glenn glorimar gonzalo gordon graciela graham grayson greg
  gregg gregorio gregory griselda guadalupe guicho guido guillermo gumersindo gustavo hafsa hailey haley hana
  hannah hans harold harry haruto hassan hayley heather hector heidi heidy helen helena henry herbert heriberto
  herman hernan hilario hilda horacio howard hubert hugo humberto hussein ian ibrahim idalia iesha ifeoma
  ignacio iliana imani imelda ines ingrid irene irina irvin irving isaac isabel isabella isaiah isaias isidro
  ismael istvan itzel ivan ivana ivelisse ivette ivonne jacinto jack jackeline jackie jackson jacob jacqueline
  jada jaden jadwiga jaelyn jaime jairo jakayla jake jakelin jakub jalen jaliyah jamal jamar james jamie jamila
  jana jane janet janeth janiyah jaquan jaslyn jasmin jasmine jason jasper javier jayceon jayden jayla jaylen
  jazmin jean jed jeff jeffery jeffrey jeison jenna jennifer jenny jens jeremias jeremy jermaine jeroen jerome
  jeronimo jerry jess jesse jessica jessie jhon jill jim jimena jimmy jin jing jiri jisoo joan joanna joaquin
  jodi jodie jody joe joel joey johana johanna john johnny jon jonah jonatan jonathan jordan jorge jose
  josefina joselyn joseph joshua josie josselyn josue juan juana juanita judah judith judy julia julian juliana
  julie julius justin kaden kaitlyn kamari kamiyah karen karim karina karl karla katarzyna kate katelyn katerin
  katherine kathleen kathy katia katie kayden kayla kaylee kayleigh keily keira keisha keith kelly kelsey
  kelvin ken kendrick kenia kennedy kenneth kenzie keren kerry kevin keyshawn khadija khalid khalil kiana kiara
  kiera kierra kike kim kimberly kimora kingston kirk kobe kofi krista kristen kristin kristina krzysztof kurt
  kwame kyla kyle kylie lakeisha lakisha lalo lamar landon larry lars laszlo latisha latoya laura lauren
  lawrence layla leah leandro lebron leidy leif leila leilani lencho lenka leonard leonardo leonel leroy lesbia
  leslie lesly lester leticia lety levi lewis lexi leydi leyla liam lidia lilia liliana lina lincoln linh lisa
  lisbet lisbeth lissette liz liza lizbeth lizeth lizette lloyd logan lolita lonnie lora lorena lorenzo lori
  louis lourdes luc lucas lucia luciano lucy ludmila luigi luis luisa luke lupita lyla lyle mabel mackenzie
  maddie magdalena maggie maicol maite maja makayla malena malik mallory mamadou mandy manolo manon manuel marc
  marcela marcelino marcia marcos marcus marelyn margaret margarita margaux margot maria mariam mariana mariano
  maribel maricela marieke marilyn mario marion marisol marissa maritza marlene marleny marlon marsha marshall
  marta martha martin martina marvin mary maryam maryuri mateo matt matteo matthew maureen maurice mauricio
  mauro maximiliano maya mayerli mayra małgorzata mckenna megan meghan mei melanie melany melisa melissa melvin
  meylin micaela micah michael michelle mickey migdalia miguel mikaela mikayla mike milo milton mindy minerva
  minh miranda mirella mireya miriam mirna mitch mitchell mohamed mohammed moises molly moncho monet monica
  monique montrell morgan morris moses moussa muhammad muriel mustafa myra myrna nadia nadine nahomi nahum
  nakia nancy naomi narciso natalia natalie nataly natasha nathan nayeli nayely ned neida neil nell nellie
  nelson nereida nery nestor nettie ngozi nguyet nia nicholas nick nicky nicolas nicole nilda nils noah noe
  noel noelia noemi nohemi nola nolan nona noor nora norman nuno nuria obed octavia octavio odalys odessa
  odilia ofelia olaf olga olivia oluchi oluwaseun omar omayra ondrej oneida onelia orfa orlando oscar oskar
  osman osvaldo oswaldo otis ousmane owen pablo paco paige pamela pancho paola paolo pascal pascual patricia
  patricio patrick patty paul paula paulina paulino paweł pedro peggy pepe percy perry pete peter peyton phil
  philip phoebe phuong phyllis pieter piotr piper polina polly priscila priscilla priya quentin quincy quique
  rachel rafael raj ralph ramiro ramon ramona randall randy raquel rashad raul ravi raymond reagan rebeca
  rebecca reggie reginald reinaldo reka renata rene renee reynaldo rhea rhonda rhys ricardo richard rick ricky
  rigoberto riley rita robert roberta roberto robin robyn rodney rodolfo rodrigo rogelio roger rogers rohan
  roland rolando ronald ronnie roque rory rosalba rosalia rosalinda rosaura rosie rosmery ross rowan roxana
  roxanne roy ruben rubi ruby rudy rufus russell ruth ruthie ryan sabina sabrina sadie sakura sally salomon sam
  samanta samantha samara samir samuel sandra saniyah sanjay sanne santiago sara sarah sarai sasha saul scott
  sebastian selena selene selvin serafin serena sergei sergio shanelle shania shanice shaniqua shaniya shannon
  shaquille sharon shawna shayla sheila shelby sheldon shelly sheri sherman sheryl shirley sid sidney sigrid
  silas silvia sindy skylar sofia solveig sondra sonia sophia soraya stacey stacy stanley stella stephanie
  stephen steve steven stuart susan susana susie suyapa suzanne sven svetlana sylvan sylvia tabitha tamara
  tamika tammy tania tanisha tanya tara tasha tatiana tatum tatyana taylor teagan ted temitope teodoro teofilo
  teresa teresita tereza terrell terri terry tessa thalia theo theodore theresa thiago thierry thomas thuy
  tiana tiffany tim timothy tito tobias toby tod todd tom tomasz tommy tony tonya torcuato tori tracy travis
  trayvon trent trevon trevor treyvon trisha troy tuan tucker tyler tyree tyreek tyrell tyrese tyrone tyshawn
  ulises uriel ursula valentin valentina valentino valeria valerie vanesa vanessa velma vera vernon veronica
  vicente vicky victor vijay vilma vince vincent viola virgil vivian viviana vladimir wallace walter wanda
  warren wayne wei wendell wendy wesley whitney wilber wilfredo william willy wilma wilmer wilson wojciech
  wyatt xavier ximena xin xiomara xochitl yadira yahaira yahir yajaira yamaris yamilet yamileth yandel yanira
  yarelis yari yaritza yasmin yasmine yerai yesenia yesica yesika yolanda yoli yoselin yuki yuleidy yuliana
  yulissa yuna yuri yuridia yusuf yvette yvonne zach zachary zack zaida zainab zaire zane zaria zariah zayden
  zelda zoe zofia zoraida zsofia zulema zulma zulmy zuri zuzana`.split(/\s+/),
)

/** What many lists of names have and people say as a word first: no name in small letters without its neighbours. */
export const WORDS_FIRST: ReadonlySet<string> = new Set(
  `alea alegria amada amador amante amar ambar anis arda aren argentina baba beata candido chai delicia diamante drago
  elida eren evita fama fina florida franca franco gema genia germana germano hala indiana juvenal lamine leona libera
  linde lira luce mame mandi mani manda medina mena milagro mora moris musa nova oliva olmo palma paloma placido raja
  ramadan rana rayan rayen reda regis reine remo rima roma romana romano romero sabino sana sidra siena silva sima
  siria taha taina tana tilda tino valencia vasco veda vega ventura venus vina`.split(/\s+/),
)

/** First names that are words as well: names only with a capital inside a sentence, or where the words around say so. */
export const WORD_NAMES: ReadonlySet<string> = new Set(
  `abe abril ace aj alba alegria alma amable amado america amity amor amparo angel angeles april archer ares
  armando ash ashe asia asuncion august aura aurora austin autumn azucena baker baron basil bea bebe bee bell
  bella belle benigno berry bev bienvenido bill birch birdie biscuit bishop blanca blaze blessed blessing bliss
  bo bob bonita boston brandy bri brice brisa brook brooklyn brooks buck bud buddy buenaventura bunny buster
  butler camilla candela candelaria candida candy canela caridad carolina carter cash casto castor cee celeste
  celestino chance chandler chant chaparro charity charo chase chastity chata chavela chayo chelo chelsea
  cherish cherry cheyenne chino chiqui chiquis chispa christian chuck cielo cierra cinnamon cj clara clay
  clemente cliff clover coco cody colin colt comfort concepcion concha constance consuelo cookie cooper coral
  cristo cruz curt dahlia daisy dakota dale dalia dallas dan dane dawn deacon dean deb dee delfin denver destiny
  diamond dino divine dixie dj dolores domingo don dot dove drake dre dream drew duke dulce dulcinea dusty earl
  ebony ed eden emerald encarnacion esmeralda esperanza estrella fae faith falcon fanny favor fay fe fern fidel
  fifi fisher flaca flaco flint flor florence florentino ford forest forrest fran frank freeman gail garnet gene
  genesis georgia german ghost gia gift gigi giles ginger glen gloria glory goldie gorda gordo grace gracia
  grant griffin guera guero gunner gus guy hal hank hardy harmony haven hawk hazel heaven herb holly homer honey
  honor hope houston hunter ike india inmaculada innocence inocencia inocente ira iris islam israel ivory ivy
  jade jan jas jay jaz jen jesus jet jewel jj jo jojo josh joss journey joy juju julio june junior juniper
  justen justice justo kai karma kay kenya kiki king kip kitty kj ky lacy lala lana lance lane laurel lavender
  lazaro leda lee legacy legend lela lena leo leon lex lia libertad liberty lila lily linda lino lita lluvia
  lola lon london lou love lovely loyal loyalty luca lucio lulu luna lupe luz lyric mable mack madison mae
  magnolia mai majesty major maple mara marco marigold marina mark marlin marquis marshal mason maverick max
  maximo may maye meg mel melody memo mercedes mercy messiah mia milagros milan miles mimi mina ming miracle
  misty mj mo modesta modesto modesty moe momo mona monte moon muneca nacho nadir nan nana nando nano nay nena
  neo neto nevaeh nieve nieves nina noble nono norm norma ocean olive onyx opal paisley pam paris parker passion
  pat patience patsy paz peace peaches peanut pearl peg pelon pelusa penny pepper perfecto perla petra phoenix
  piedad pilar pip pj poppy porter praise precious price primitivo prince princess promise prudence prudencio
  pura purity queen rafa rain rainy ranger ransom raven ray rebel reed refugio reid reign reina reinita remedios
  rex rey reyes rich rider rio river rj rob rocio rocky rod roman romeo ron rosa rosario rose rosemary royal
  royalty roz rusty ryder sage saint sal salvador samba sandy santos sapphire saturnino savannah sawyer scarlet
  sean segundo serenity severo shay sherry shorty sierra silvestre simon sincere skip sky skye smokey snow
  socorro sol soledad sonny sparkle sparrow spider star starr sterling stew storm stormy story sue sugar summer
  sunny sunshine sydney tad taffy tam tanner tata tate tay temperance teo tess tierra tina tiny tita titi tj
  tomas toni tono trace tre treasure trey trina trinidad trinity trip tripp turner ty ugo unique urban val
  valentine van vee velvet verity victoria victory violet violeta virginia vita vito viv wade walker ward wes
  will willow windy winter wisdom wren yaya yoyo zion`.split(/\s+/),
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
  benin|berlin|birmingham|bogota|boise|bolivia|bosnia|boston|botswana|bronx|branford|brasil|brazil|bridgeport|
  brockton|brooklyn|brownsville|brunei|bulgaria|burlington|burundi|caguas|california|cambodia|cameroon|canada|
  cape verde|caracas|charleston|chicago|chicopee|cincinnati|ciudad de mexico|ciudad juarez|cleveland|colombia|
  colorado|columbus|connecticut|corea|corpus christi|costa rica|cranston|croatia|cromwell|cyprus|czech republic|
  czechia|danbury|danielson|davenport|delaware|denmark|denver|des moines|detroit|dinamarca|dominican republic|
  east hartford|east haven|ecuador|egypt|el salvador|england|eritrea|espana|estados unidos|estonia|
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
  `augusta|austin|bethel|bristol|buffalo|cabo rojo|camden|carolina|chad|charlotte|chile|china|concord|
  cordoba|cuba|dallas|dayton|derby|durham|el paso|enfield|erie|flint|florence|florida|georgia|grenada|guinea|
  houston|humacao|india|jackson|jordan|kenya|la paz|la vega|lancaster|lares|las piedras|lawrence|leon|lima|loja|
  london|los altos|madison|mali|manchester|mansfield|mobile|montgomery|niger|nova|paris|paterson|peru|phoenix|
  ponce|provo|puebla|putnam|queens|quito|reading|san miguel|sandy|santa ana|santa cruz|savannah|stockton|toledo|
  turkey|usa|valencia|vega alta|vega baja|vernon|victoria|virginia|washington|windsor|yuma`
    .split('|')
    .map((name) => name.trim()),
)
