// 2,048 words in each language: the lists of BIP-39 without those that somebody who was hurt should not have to keep, filled
// up with things of the kitchen, the garden and the field. A test pins them: a code that is out there has to be found again.
import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js'
import type { Language } from '../view.ts'

export const listLength = 2_048

const made = new Map<Language, readonly string[]>()

/** Always the same list, each word once, also where accents are left out. */
export const codeWords = (language: Language): readonly string[] => {
  const known = made.get(language)
  if (known) return known
  const { list, hard, instead } = lists[language]
  const left = list.map((word) => word.normalize('NFC')).filter((word) => !hard.has(word))
  const words = [...left, ...instead].slice(0, listLength)
  made.set(language, words)
  return words
}

const wordsOf = (text: string) => text.trim().split(/\s+/)

/** Violence, police and courts, captivity, money and drugs, the body, illness, family, loneliness, and what shames. */
const hardEnglish = `
abandon abuse accident accuse adult alarm alcohol anger angry anxiety arm armed armor army arrest assault attack
aunt awful awkward baby bachelor betray bid bitter blade blame bleak blind blood body bomb boss boy brother
bullet burden buyer cage cannon cash casino chaos chase chest chronic cigar civil claim claw client clinic
control cousin crack crash crazy crime cruel crush cry dad damage danger daughter debate demise denial deny
depend despair destroy devote dirt disease dismiss disorder divorce dizzy doctor dose drastic drip dumb duty
dwarf empty endless enemy enforce enroll erase error escape evil exclude excuse execute exhaust exile exit
expose faint fat fatal father fatigue fault fee female fever flee force fossil foster fragile frown fury garbage
gasp ghost girl gloom gossip grab grief grunt guard guess guilt gun hair hammer harsh hazard hidden hire horror
hospital hotel hunt hurt husband identify ignore ill illegal illness impose infant inflict inform inject injury
inmate innocent insane isolate jealous judge junk kick kid kidney kiss knife knock law lawsuit lady leave legal
liar lonely loan mad maid man mandate mask master mercy minor misery miss mistake mom monster mother must naive
nasty neck neglect nerve nephew nuclear nurse obey oblige odor orphan owner pact panic parent party patient
payment penalty pepper pill pistol police poverty power predict prison private problem proof protect punch
purchase push quit rate raw razor rebel refuse regret reject rescue resist retreat rib rifle riot risk rough
rude sad sadness satoshi scare scene scissors scrub secret sell sentence shadow shock shoot shove shy sibling
sick siege silent sister skin skirt skull slam slim smoke snake soldier sorry spy stomach strike struggle
stumble suffer suspect swallow swear sword symptom tackle target tattoo tenant thumb tongue toss traffic tragic
trap trash trial trick trigger trouble ugly unable uncle uncover unfair unhappy unknown upset urge useless
vacant van vicious video virus vessel void warfare warrior waste weapon weird whip wife wild witness woman worry
wreck wrestle wrong young youth zero`

const insteadEnglish = `
acorn almond apricot apron backpack badger bagel bakery balloon banjo basil beak beaver beehive beetle berry
birch biscuit blueberry bonfire bookcase bracelet brook bucket buckle bunny butterfly camel candle canary
caramel cardigan carrot cashew cedar cello cheetah chestnut clarinet clover cocoa comet cookie cork cottage
cowbell crayon cucumber cupcake daffodil daisy dandelion donut doorbell dragonfly drawer eggplant elm emerald
falcon feather fern ferry fiddle fig finch flamingo flute fountain freckle gazelle geyser glacier goldfish
granite grapefruit guava hammock harp hazelnut hearth heron honeycomb iguana iris ivy jasmine jigsaw kettle
kiosk koala ladle ladybug lagoon lantern lavender leaflet lemonade lettuce lighthouse lilac lily lime llama
locket magpie mallard mandarin marigold melon meteor mint mitten mocha moose moss mug mustard nectarine notebook
nutmeg oatmeal octopus omelet otter owl paint pancake papaya parsley pasta pebble pecan penguin peony petal
pillow pine pinecone plum pocket poppy porridge prairie pretzel quilt quince radish raft rainbow raincoat raisin
raspberry ravioli reef robin rosemary ruby saffron sandal sapphire scarf seagull seal seashell seaweed sesame
shelf sleeve slipper snail sofa sparrow spinach spruce squash squid starfish strawberry sunflower swan sweater
tambourine tangerine teapot teaspoon thistle thyme toad toffee towel tractor tulip turnip turquoise twig ukulele
vanilla violet waffle walrus watermelon whistle willow windmill yarn yogurt zipper zucchini anthem aqua aspen
atlas bluebell bluejay bobcat bonnet bookshop boulder broth bugle bungalow buttercup cabana canopy canteen
carousel cashmere catnip chickpea chipmunk cider clementine clogs cobalt cobbler condor corncob cornfield
cottonwood cranberry crepe cymbal dahlia dewdrop dolly dormouse driftwood duckling easel elderberry fawn firefly
flannel flapjack foghorn footpath fudge fuchsia gander gecko gherkin gondola gooseberry gosling granola gravel
greenhouse gull haystack hazel hibiscus hickory holly hopscotch hummingbird hyacinth indigo inkwell jackdaw
jukebox juniper keyboard kernel kingfisher knapsack lark lasagna lentil licorice lifeboat linen lullaby lynx
macaw maize mandolin maraca marmalade meadowlark moonlight muesli mulberry nightlight nougat oasis oboe okra
opal orchid origami paddock paisley pansy paprika parsnip partridge patchwork peach peacock peppermint
periwinkle persimmon piccolo pistachio playground popcorn porcelain postcard primrose puffin quail quartz
raindrop redwood rhubarb riverbank rowboat rucksack sage sailboat sandbox sandcastle satin saxophone scallop
scone seedling shamrock sherbet skylark snowflake snowman sorbet stork sundae sunrise tadpole teacup topaz
treehouse trellis trombone trout tuba tugboat wicker woodland woodpecker wren`

const hardSpanish = `
abogado aborto abuelo abuso acabar acoso acusar adicto adulto agonía ahogo ajeno alarma alejar amante amargo
anciano apuesta arder asalto asilo ataque atroz ausente azar azote baba bebé besar beso bestia bomba bruja bruto
bulto burla cadáver caer caída caimán cáncer capucha cárcel carga carne celda celoso chacal chico chupar ciego
cigarro clan cliente clínica colgar combate compra copa correr crimen cripta crudo cruz cuerda cuello culpa
cutis débil deber defensa derrota desnudo desvío detener deuda diablo dinero dolor dormir dosis droga ducha duda
duelo dureza duro ebrio eludir enano enemigo enfado enfermo engaño escudo esposa espía espada etnia exceso
excusa exigir exilio exponer fallo falso faltar familia fatiga fiebre fianza fingir flaco fobia forzar fosa
fracaso frágil fraude freno fuga fumar furia fusil gemir género gente golfo golpe gordo grave grieta grito
guardia guerra hacha herir hermano hervir hígado hijo hombre hostil hoyo hueco huelga huida huir humo hundir
hurto ilegal incapaz inerte infiel ingenio interés íntimo inútil ira jefe jeringa joven juez jurar juzgar lacra
ladrón lágrima lamer lástima látex lesión letal licor lidiar llaga llanto llorar loco locura lucha madre mafia
maldad malo mamá manco mando marido masa matar matriz mayor médula menor miedo militar misa miseria misil momia
morder morir mortal mozo muerte mugre mujer multa muñeca muslo náusea necio negar nervio nieto niñez niño novio
nuca nuera obispo odiar odio ofensa olvido oscuro padre pánico papá parir párpado pecado pecho pegar pelea
peligro pellejo pena perder pésimo pezuña piojo pirata placa pleito pobre poder policía potro preso prisión
privar prole pudor puñal puño pupa queja quemar rabia rapaz rapto rechazo rehén rencor rescate revés riesgo
rigor romper ruina ruptura sangre sanción secreto secta señor severo sexo soldado soledad sordo sótano sudor
suegra sufrir sujeto susto tabú tacto tatuaje temor tenso terapia terror testigo tío tirón tóxico tráfico trago
trauma tregua tripa triste tumba tumor úlcera urgente vagar varón vejez vena vencer veneno vengar venta vicio
víctima vigor virgo viudo voraz vulgar yerno`

const insteadSpanish = `
abeto acuarela aguacate ajonjolí albahaca alce alfombra almendra alpaca amarillo arándano armario azucena banana
batido begonia bellota berenjena bicicleta bizcocho bollo bombilla botella botón brócoli buñuelo burrito
cacahuate calabaza calandria calcetín camarón camisa campana canario canasta cangrejo canoa caracol caramelo
cartón cascabel cascada castaña castillo ceja cepillo cereal chayote chirimoya ciervo cigüeña cilantro clavel
cocodrilo codorniz colibrí coliflor cometa comino cuaderno cubeta dalia delantal dinosaurio durazno edredón
elote empanada enebro ensalada escalera escarabajo escoba espárrago espiga espinaca esponja estante estrella
faro flamenco flan foco frambuesa fresno frijol galleta garbanzo gardenia gaviota gelatina girasol golondrina
gorrión granja grosella guacamole guayaba guisante helecho hinojo hortensia jengibre jilguero jirafa jícama kiwi
lagartija lavanda lechuga lenteja libreta libélula limonada lirio llavero loro luciérnaga malva manatí mandarina
mango maní manzana mapache maracuyá margarita mariposa mazapán melocotón menta mermelada mesa mimbre mirlo
molinillo montaña nectarina nenúfar nogal nopal níspero orquídea orégano palillo palmera pandero pantalón papaya
paraguas pasillo patineta patín pelota pelícano pepita perejil pimiento pincel pingüino pistacho pitaya pizarra
plátano polea pradera puente pulsera quetzal quinoa rana ratón rebozo regadera remolacha renacuajo repollo rosal
saltamontes salvia sandalia sauce saúco semáforo silbato sombrero sombrilla sábana tamarindo tapiz tejón tomate
tomillo topo tortilla tostada trineo trompeta tucán tulipán turrón ukelele vainilla vaquero venado ventana
violeta volante xilófono yuca zanahoria zapote zueco abanico abedul acordeón alcachofa alelí almohada arenque
arroyo atlas avioneta baldosa bambalina banqueta barca bergamota bisonte bordado brezo brújula cabaña calabacín
cántaro capibara cardamomo carrusel cebra cerezo chabacano chimenea chocolate ciempiés clavo cobija cofia
comedor cordero corneta crisantemo cúrcuma dedal diapasón dulcería enredadera entrada escarcha farolillo flautín
frambueso gabán galápago girola guirnalda hipopótamo hojaldre hornear jabonera jacinto jarrón junípero lapicero
limonero linaza lobelia lona maceteros magnolia mantel maracas marmota mecedora membrillo merluza mosaico muelle
nardo nevada oboe oropéndola pajarera palomita pandereta panecillo papagayo pardillo peonía percal petunia
piragua platillo porche pérgola ramillete ranúnculo rastrillo ribera rocío romance ruiseñor sésamo serpentina
siembra sirope tablero taburete tambora telar tilo timbal tordo trigal ventanal zorzal zarzamora`

const lists = {
  en: { list: english, hard: new Set(wordsOf(hardEnglish)), instead: wordsOf(insteadEnglish) },
  es: { list: spanish, hard: new Set(wordsOf(hardSpanish)), instead: wordsOf(insteadSpanish) },
}
