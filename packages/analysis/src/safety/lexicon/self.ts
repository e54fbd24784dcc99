// Against oneself. How a line is read stands in pattern.ts.
export const SELF = `
u self_harm KILLV|end|off myself|meself|mi
u self_harm KILLV|kil|off my|mi self|selves
u self_harm kms|kmsing|unalive|unaliving|keyms
u self_harm I|be GOING to? unalive
u self_harm end|ending|endin it|everything ^up|early|with *2 tonight|all|now|today|soon|myself|tmrw|$
1 self_harm I *1 GOING to? end|ending it ^up|early|with
u self_harm end|ending|endin|take|taking|takin my own? life|lives
u self_harm I *2 WANT to? be? DIE
2 self_harm WANT to be DIE
u self_harm WANT to die ^to|laughing|of|from
u self_harm WANT die
2 self_harm wish i *2 DIE|gone|born|exist|disappear
2 self_harm wish|wished|hope i wasnt|werent|never|didnt *1 born|alive|here|exist|wake|existed
2 self_harm dont|do|cant|no WANT|not|keep|deserve *2 live|living|exist|alive|wake ^at|with|there|in|near|up
2 self_harm dont|dun|not WANT to? live|be|exist|wake *1 anymore|life|alive
2 self_harm dont|not want|wanna to? be here|alive anymore|no|any|more
2 self_harm dont|not want|wanna to? wake up ^at|early|for
2 self_harm dont|not want|wanna to? be alive
2 self_harm easier|better|rather|want|wanna|wish *3 be|was|were dead|gone ^asleep
2 self_harm volvi|vuelvo|volver|empece|empiezo a cortarme|lastimarme|hacerme
2 self_harm no *1 quiero|quisiera despertar|despertarme
2 self_harm not|never|dont|didnt wake|waking|woke up
2 self_harm better off *1 without me
2 self_harm better|easier|happier *3 if i *3 DIE|gone|alive|exist|here|around|born|left
2 self_harm better|rather off? be? dead
2 self_harm no|any|see|whats *2 point|reason|reasons in|to|of living|live|life|alive|going|anymore|existing|being
2 self_harm tired|sick|done of|with living|life|alive|being|existing|breathing *1 alive|anymore|$
2 self_harm THINK|dream|dreaming of|about|ab|abt|bout|on|how|to DIE|suicide|dying|ending|killing
2 self_harm suicidal
3 self_harm suicide|suicides|suicidio|suicida
2 self_harm considering|contemplating|planning|commit|committing|attempting|THINK *2 suicide|suicidio
2 self_harm go|fall to? sleep|asleep *3 never|not|dont|no wake|waking|up
2 self_harm WANT to? *1 disappear|vanish|cease|stop forever|existing|completely|breathing|$
2 self_harm i *1 cant|cannot|cnt do|take|go|keep|handle this|it|on|life|going anymore|longer|like|on
2 self_harm i *1 cant|cannot go on ^a|the|trips|outings|my|any
2 self_harm no|nobody|noone|no|wouldnt *2 miss|notice|care|cry *3 DIE|gone|disappeared|me
2 self_harm giving|give|gave|given up on life|living|everything|myself
2 self_harm dont care|matter if|whether i live|die|dead|wake|make
2 self_harm hate myself|me
2 self_harm hate|hating my life|being ^skills alive|so|i|and|rn|anymore|$
1 self_harm I *1 wrote|written|writing *1 goodbye|suicide|the *1 note|goodbye ^to|for|about|on|in|that
1 self_harm goodbye letter|letters|note|notes|forever|world|everyone|everybody|tell|cruel
1 self_harm is|my goodbye *1 tell|$
1 self_harm my last night|day|message|words|hours|survey *1 alive|goodbye|here|on|bye|$
1 self_harm jump|jumping|jumpin|drive|step|walk|throw *3 bridge|roof|building|balcony|window|train|traffic|overpass|cliff|tracks|ledge
1 self_harm rope|noose|soga|cuerda|belt|cord *6 keep|neck|ready|tree|garage|closet|cuello|cuarto|hang
1 self_harm blade|razor|knife|navaja|cuchillo|pistola|gun|cuter in|to|en my|la|mi hand|wrist|mano|head|mouth|throat
1 self_harm took|take|swallowed|tome|trague *1 the|all|todo|todas|whole *1 whole|entire|el|las|full|them bottle|frasco|bote|box|pack|caja|pastillas|pills
1 self_harm took|taken|take|takin|taking|swallow|swallowed *1 bunch|all|lot|lots|whole|bottle|handful|many|extra *4 pill|pills|tylenol|meds|medicine|advil|pastillas|ibuprofen|xanax|bars|benadryl|aspirin|sleeping|them
1 self_harm have|got|with|saved|saving|hiding|stash|collecting|collected *2 pills|pilss|bottle *1 ready|here|saved|right|and|$
1 self_harm I|me have|got|saved pills
2 self_harm pills *5 all|die|end|sleep|forever|enough
2 self_harm SELFHARMV myself
2 self_harm SELFHARMV my self
2 self_harm SELFHARMV my|mi arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|ankle|stomach|brazos|piernas ^on|when|from|playing|bc|because|at|in
2 self_harm I|been|keep|keeps|start|started|be|am|urge|urges|with|to|restarted|about *1 cutting|cuttin|selfharming|slicing ^class|classes|school|hair|costs|vegetables|in|it|back|weight|the|up|off|corners
2 self_harm cutting again|more|lately|deeper
r self_harm I *1 cut|burned|burnt|hurt|scratched *2 myself|last|again|sunday|today|yesterday|tonight|this|lastnite
2 self_harm cut|relapsed|relapse *1 again|lastnight
2 self_harm i relapsed *2 cut|cutting|blade|razor|arm
2 self_harm i cut ^my|the|it|class|hair|a|him|her|them|off|out|school|their|his|up|ties|grass|contact|paper|fruit|lawns|and *1 when|last|every|alone|at|to|because|bc|cuz|$
2 self_harm stopped|stop|not|quit eating|comer *4 starve|die|gone|disappear|morir|morirme
2 self_harm starve|starving till|until|myself|to
2 self_harm my|these|full|fresh|new scars|cuts arms|on|from|are|hurt|bleeding|all
2 self_harm plan|planning|planned|ways|how|date *2 DIE|kill|suicide|end
2 self_harm noone|nobody|no *2 notice|care if i
2 self_harm dont deserve to live|be|exist|breathe
2 self_harm world|family|everyone|everybody|mom|kids|people|they|you|yall|todos *3 better|happier|fine *2 without|sin me|mi
3 self_harm KILLV myself|meself|mi
3 self_harm SELFHARMV|hurt|cut|burn myself
3 self_harm tried|attempted|attempt|intente *2 suicide|kill|matarme|die
3 self_harm overdosed|pumped *3 stomach|pills
3 self_harm THINK|wanted|want|queria to|of|en? DIE
3 self_harm i|me cut|cutting|cortaba|cortar ^class|hair|my|school|el|the *3 myself|anymore|year|antes|before|now
3 self_harm used|use to cut|burn|harm|scratch ^class|the|wood
3 self_harm havent|without|sin cut|cutting|cortarme
3 self_harm pills|pastillas
=2 self_harm :knife|:blood|:pill again|otra|tonight|hoy
=2 self_harm :knife *1 :blood
=2 self_harm :blood *1 :knife
=2 self_harm :pill *1 :coffin
u self_harm me|nos *1 GOING|WANT|pienso|dan|da|iba a? *2 matar|colgar|ahorcar|suicidar|tirar|aventar|ahogar|envenenar|desangrar
2 self_harm me WANT|kiero|dan *1 morir|muero ^de|por|si
2 self_harm WANT|THINK|pienso|dan|de|para|pa|mejor|listo|lista|intentar|ya *2 matarme|suicidarme|colgarme|ahorcarme|morirme|quitarme|morir ^por|el|la|los|risa|pelo
u self_harm matarme|suicidarme|colgarme|ahorcarme|morirme|kitarme|desaparecerme
u self_harm quitarme|quito|quitar|kitarme la|mi vida
2 self_harm WANT|pienso|estar|mejor *3 muerta|muerto
2 self_harm ya? no WANT|kiero *1 vivir|viviendo|existir|despertar|vida|respirar
2 self_harm no|sin ganas|quiero|kiero|WANT *1 de|seguir vivir|viviendo|vida|seguir|aqui ^con|en|ahi|alla|aca
2 self_harm no WANT|kiero *1 estar|seguir|vivir aqui|viva|vivo|viviendo ^en|con|encerrada|encerrado|porque
2 self_harm ya no WANT|kiero *1 estar|seguir ^con|en|sola|encerrada
2 self_harm mejor|mejores|felices|tranquilos *1 sin|si mi|me|yo|no *2 DIE|muero|estuviera|existiera|$
2 self_harm mejor|tranquilos *1 sin mi
2 self_harm ojala|quisiera|quiero|WANT *2 no|nunca|jamas *1 despertar|despertara|despertarme|desperte|haber|nacer|hubiera|existir *1 nacido|nunca|mas|$
2 self_harm ojala|WANT *1 me? muera|muriera|DIE|desapareciera
2 self_harm no *2 sentido|razon|motivo|caso *2 vivir|vida|seguir|viviendo
2 self_harm para|pa que|q *1 vivir|vivo|sigo|seguir
2 self_harm ya? no aguanto|soporto|puedo mas|esta|mi|vivir|la vida|asi|$
2 self_harm ya no aguanto|soporto|puedo ^ir|con|ver|entrar|el|a|los|las|tener|recibir|usar|hacer
2 self_harm me *1 corto|cortando|corte|cortarme ^el|un|una|las|la|pelo|cabello|jugando|en|los|con ^dedo|unas *3 otra|sola|solo|brazos|piernas|noche|noches|cuando|hoy|anoche|diario|siempre|siento|$
2 self_harm me *1 corto|cortando|corte mis|los|las|en *1 brazos|brazo|piernas|munecas|muneca|venas|muslos
2 self_harm cortarme|cortandome|lastimarme|danarme|quemarme ^el|las|la|un *1 otra|los|mis|brazos|venas|sola|solo|yo|when|$
2 self_harm me *1 corto when|cuando|every|todas|todos|a|si|pa|para
2 self_harm me *1 lastimo|quemo|rasguno|arano|golpeo|pego|hago|muerdo *1 yo|sola|solo|misma|mismo|dano
2 self_harm me hago|haciendo|hice|hacerme dano|heridas
2 self_harm hacerme|hacernos dano
2 self_harm me *1 quemo|quemando *3 cigarro|encendedor|brazo|plancha
1 self_harm carta|nota|mensaje de|pa|para despedida|despedirme|despedirse
1 self_harm mi|una|es despedida
1 self_harm despidanme|despedirme|despido *2 todos|siempre|mi|familia|mundo|$
1 self_harm cuiden|cuida|cuidala a? *2 hermanita|hermanito|hermana|bebe|hija|hijo|mama *3 mi|$
1 self_harm me *2 tomar|tome|tomo|tragar|trague|tomado|tragado *3 pastillas|todas|frasco|bote|veneno|cloro|pills
1 self_harm tengo|guarde|guardo|tener|junte las|unas|muchas|mis|las? pastillas|pills
2 self_harm acabar|terminar con todo|esto|mi ^el|programa vida|hoy|ya|esta|$
u self_harm acabar|terminar|termino|acabo con mi vida
2 self_harm THINK|pienso|pensando *2 suicidio|muerte|suicidarme|matarme|morir|morirme
1 self_harm tirarme|aventarme|tirar|aventar|saltar|brincar|aventarme *2 puente|techo|edificio|balcon|ventana|tren|metro|carro
1 self_harm no *1 voy|estare a? estar|amanecer *1 viva|vivo|aqui|manana
2 self_harm dejar|dejara|dejo de vivir|existir|respirar
2 self_harm WANT|ganas *1 desaparecer|desaparezca|irme *1 siempre|todo|mundo|$
2 self_harm WANT desaparecer
2 self_harm no valgo|sirvo nada|para|pa *6 DIE|morirme|vivir
2 self_harm odio|odio mi vida
2 self_harm nadie *3 extranar|extranaria|importa|notaria *2 si me? *2 muero|muera|DIE
2 self_harm ya tengo *1 todo|listo *3 morirme|matarme|DIE|irme
3 self_harm me *1 cortaba|quemaba|lastimaba|queria|intente
3 self_harm me|quiero|quise|WANT *2 morir|matar|hacerme
3 self_harm sin|de cortarme|lastimarme
`
