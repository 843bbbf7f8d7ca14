/**
 * Stems of the passwords that people choose most, in the shop's languages, folded and without digits at their ends:
 * `password` stands for `Password`, `password123`, `password!` and `p@ssw0rd`.
 */
const STEMS = `
password passwort passw passwd pass contrasena contrasenia contrasea clave claves miclave senha minhasenha senhas
mipassword mypassword newpassword thepassword temppassword temporal provisional defaultpassword default changeme
changethis cambiame cambiar secret secreto segredo secreta supersecret topsecret private privado access acceso acesso
letmein letmeinnow openup opensesame abretesesamo welcome bienvenido bienvenida bienvenidos bemvindo hello hola ola
admin administrator administrador adminadmin root rootroot superuser user usuario username guest invitado visitante
test testing tester testtest prueba pruebas probando teste demo demodemo example ejemplo exemplo sample login logon
master maestro mestre boss jefe chefe owner manager gerente staff office oficina escritorio empresa company compania
shop tienda loja store ventas vendas sales pedido pedidos despacho bodega cliente clientes soporte support suporte
qwerty qwertyui qwertyuiop qwertz qwertyqwerty asdf asdfg asdfgh asdfghjk asdfghjkl asdfasdf zxcv zxcvb
zxcvbn zxcvbnm qazwsx qazwsxedc qazqaz wsxedc azerty azertyuiop poiuytrewq lkjhgfdsa mnbvcxz qweasd qweasdzxc qweqwe
qwe asd zxc abc abcd abcde abcdef abcdefg abcdefgh abcabc abcdabcd aaa aaaaaa aaaaaaaa xxx xxxxxx xxxxxxxx zzzzzzzz
iloveyou iloveu loveyou lovelove loveme teamo teamomucho teadoro tequiero mitequiero teamoamor amor amoramor miamor
amorcito amormio meuamor euteamo teamodemais amorzinho vidamia mivida minhavida corazon coracao princesa princess
prince principe bonita hermosa linda lindo preciosa bebe mibebe baby babygirl angel angels angelito anjo angelica
estrella estrela cielo sunshine sunflower rainbow butterfly mariposa borboleta flower flor flores daisy rosa violeta
football futbol futebol soccer baseball beisbol basketball basquete hockey softball tennis golf golfer
barcelona realmadrid atletico madrid valencia sevilla boca bocajuniors riverplate river racing colocolo
universidad lau udechile wanderers flamengo corinthians palmeiras saopaulo santos gremio vasco fluminense cruzeiro
botafogo benfica sporting fcporto porto chivas america cruzazul pumas tigres rayados alianza alianzalima nacional
millonarios santafe liverpool arsenal chelsea manchester manchesterunited juventus milan messi ronaldo cristiano
neymar maradona pele
chile chileno chilena santiago vivachile argentina buenosaires peru lima colombia bogota mexico mexicano brasil
brazil portugal lisboa espana ecuador uruguay venezuela bolivia paraguay
alejandro alejandra alexander alexandra andres andrea antonio camila carlos carolina claudia cristian cristina daniel
daniela david diego eduardo eduarda elizabeth esteban fernando fernanda francisco francisca gabriel gabriela guillermo
gustavo ignacio isabel isabella javier jessica joao joaquin jonathan jorge jose josefina juan juancarlos julia juliana
julian laura leonardo leticia lorena lucas lucia luis manuel marcela marcelo marcos margarita maria mariana mario
martin martina matias mauricio michael michelle miguel monica nicolas nicole pablo pamela patricia paula paulo pedro
rafael ramon ricardo roberto rodrigo rosario samuel sandra santiago sebastian sergio silvia sofia susana tamara
tatiana thiago thomas valentina valeria vanessa veronica vicente victor victoria vitoria viviana ximena
dragon monkey tiger tigre leon lion lobo wolf shadow sombra eagle aguila falcon phoenix fenix panther pantera
perro perrito gato gatito gatinho cachorro mascota killer hunter ranger buster charlie harley jordan matthew joshua
batman superman spiderman ironman starwars pokemon pikachu naruto goku dragonball minecraft roblox fortnite
computer computador internet google facebook instagram whatsapp youtube samsung iphone android windows microsoft
linkedin twitter hotmail gmail yahoo
summer verano verao winter invierno inverno spring primavera autumn otono outono enero febrero marzo abril mayo junio
julio agosto septiembre octubre noviembre diciembre january february march april june july august september october
november december lunes viernes domingo monday friday sunday
dios diosesamor diosteama jesus jesucristo cristo jesuscristo deus deusefiel deuseamor familia family mifamilia
minhafamilia hijo hijos mama papa mamita papito mimama mae pai felicidad felicidade alegria esperanza esperanca
libertad liberdade freedom trustno trustnoone whatever nothing nada ninguno ninguna noclave nopassword notengo
chocolate cookie banana manzana naranja cafe coffee cerveza pizza purple orange yellow silver golden money dinero
dinheiro diamond diamante lucky suerte sorte forever siempre parasiempre siemprejuntos friends amigos amiga amigo
mustang ferrari porsche mercedes corvette yamaha honda toyota nissan chevrolet
`;

export const COMMON_STEMS: ReadonlySet<string> = new Set(STEMS.split(/\s+/).filter(Boolean));
