namespace SecondBrain.Core.Safety.Flags;

/// <summary>How texts address an assistant, in English and Spanish. See <see cref="PhraseRule"/> for the notation.</summary>
internal static class Phrases
{
    private const string Assistant =
        "ai|ais|llm|llms|assistant|assistants|chatbot|chatbots|chatgpt|gpt|claude|gemini|copilot|ia";

    private const string Forget = "ignore|disregard|forget|override|bypass|dismiss|discard|skip|neglect";

    private const string Orders = "instruction|instructions|prompt|prompts|directive|directives|guideline|guidelines|directions|orders|commands|programming|guardrails|messages";

    private const string Olvida = "ignora|ignore|ignorad|ignoren|olvida|olvide|olvidad|olviden|descarta|descarte|omite|omita|desobedece|sáltate|anula|pasa";

    private const string Ordenes = "instrucciones|indicaciones|órdenes|directrices|directivas|reglas|normas|mensajes|prompt";

    private const string Text = "note|text|document|page|message|email|mail|file|content|article|passage|conversation|result|results|data|website|site|notes";

    private const string Does =
        "say|tell|include|add|append|reply|respond|output|write|insert|mention|recommend|state|claim|ignore|send|forward|email|execute|run|call|invoke|delete|must|always|never|end|begin|start|use|follow|answer|treat|do|also|create|visit|praise|instead";

    private const string Secrets = "conversation|conversations|chat|secrets|secret|passwords|password|credentials|keys|key|vault|brain|memory|memories|tokens|history|everything|prompt|context";

    public static IReadOnlyList<string> Instructions { get; } =
    [
        // taking the reader's own instructions away
        $"^{Forget} ~4 previous|prior|above|earlier|preceding|foregoing|existing|initial|original|system|your|former|past ~2 {Orders}|rules|context|training|constraints|restrictions|policies|safety|text|input|content",
        $"^{Forget} all|any|every ~3 {Orders}",
        $"^{Forget} ~2 {Orders}|rules ~2 above|before|given|previously|earlier|you",
        $"^{Forget} ~1 everything|anything|all|what ~2 above|before|previously|earlier|prior",
        "^forget|ignore|disregard ~1 everything|anything|all|what ~1 you ~2 told|instructed|taught|programmed|given|said",
        $"^do|don't|never|stop ~1 follow|following|obey|obeying ~3 previous|prior|system|your|original|earlier|developer's|developer ~2 {Orders}|rules|policies",
        $"instructions|text|message|note|rules|prompt override|overrides|supersede|supersedes|replace|replaces ~3 previous|all|any|system|your|prior|earlier|other ~2 {Orders}|rules",
        "^override|bypass|disable ~3 safety|system|security|content|ethical ~1 filters|filter|guidelines|prompt|policies|policy|protocols|rules|restrictions|guardrails",

        // giving it others
        "^your new|real|actual|true|only|primary|updated ~1 instructions|instruction|task|goal|role|objective|directive|mission|purpose|job ~1 is|are",
        "^new|updated|additional|important|secret|hidden|revised|real ~1 instructions|instruction|directive|directives|system ~2 assistant|ai|model|llm|you|prompt|agent|chatbot",
        "^here|these|following ~1 are ~2 your ~2 instructions|directives|orders",
        $"^you|you're ~1 are ~1 now ~6 {Assistant}|model|bot|agent|dan|jailbroken|unrestricted|uncensored|mode|admin|administrator|root|terminal|interpreter|persona|hacker|system|free",
        "^you're now ~6 ai|assistant|model|bot|agent|dan|jailbroken|unrestricted|mode|admin|root|terminal|system",
        "^you are a|an ~1 helpful|harmless|friendly|unrestricted|uncensored|obedient|evil|expert|honest ~2 assistant|ai|chatbot|model|bot|agent",
        "^you are an|a|the ai|llm",
        "^you are a|an|the ~1 language model",
        "^you are chatgpt|claude|gpt|gemini|copilot|dan|jailbroken",
        "^from now|here on|onwards|forward ~2 you ~3 respond|answer|reply|act|obey|ignore|refuse|comply|speak|output|assistant|ai|are|speak|pretend",
        "^from now on ~1 respond|answer|reply|obey|ignore|refuse|comply|output|prefix|append|always",
        "^act|behave|respond|answer|roleplay|operate|function as ~4 ai|assistant|chatbot|unrestricted|jailbroken|dan|uncensored|admin|administrator|root|terminal|llm|model",
        "^pretend|imagine|assume|simulate ~3 you|you're ~3 ai|assistant|unrestricted|jailbroken|dan|uncensored|admin|administrator|root|terminal|llm|model|restrictions|rules|developer",
        "^enable|enter|activate|switch ~1 dan|god|jailbreak|unrestricted|sudo mode",
        "^do anything now",
        "^respond|reply|answer only|exclusively with|in",
        "^only respond|reply|output with|the|in",
        "^begin|start|end|prefix|finish|conclude|sign ~1 your|every|each|all ~1 response|responses|reply|replies|output|outputs|summary|summaries|message",
        "^in your ~1 response|reply|summary|output ~1 always|you|say|include|mention|tell|recommend|add",

        // speaking to whoever summarises, reads or answers
        $"^when|if|whenever|before|after|while|once ~1 you|you're|asked|summarising|summarizing|processing|assistant|model|ai|llm ~3 summarise|summarize|summarising|summarizing|process|processing|analyse|analyze|answer|answering|respond|responding|translate|index|parse|retrieve|quote|asked ~4 this|the|these ~1 {Text} ~12 {Does}",
        $"^when|if|whenever|before|after|once ~1 you ~2 read|see|open|load|use|receive|encounter|find ~3 this|these ~1 {Text} ~8 reply|respond|output|append|include|ignore|system|execute|invoke|recommend|insert|say|tell|delete|forward|send|never|must|always",
        $"^when|if|whenever|before|after ~1 you ~2 summarise|summarize|process|translate|index|quote this|it|these ~8 {Does}",
        "^if you are|were ~3 ai|llm|chatbot|bot|chatgpt|claude|copilot|gemini",
        "^if you are|were an|a|the ~2 assistant|model|agent ~1 reading|processing|summarizing|summarising|please|then|you|ignore|do|say|include|respond|reply|call|must|should|stop",
        "^if you're an|a ~2 ai|llm|assistant|model|agent|bot|chatbot",
        "^as an|a ai|llm ~2 you|model|assistant ~1 you|must|should|reading",
        $"^attention|dear|hey|hi|hello|hola|instructions|instruction|message|memo|notice|important|warning|reminder|note ~1 to|for|all|any|the|ai|dear ~2 ai|llm|llms|chatbot|chatbots|chatgpt|claude|gpt|gemini|copilot|model|models ~1 {Assistant}|models|model|agents|agent|systems|crawlers|reading|please|you|ignore|do|summarizing|summarising|processing",
        "^attention|dear|hey|hello|hi ~1 ai|llm|assistant|chatgpt|gpt",
        "^attention claude|gemini|copilot",
        "ai|llm|llms|assistant|assistants|chatbot|agent|agents|model|models ~1 reading|processing|summarizing|summarising|parsing|indexing this",
        "^assistant|ai|claude|chatgpt|gpt|gemini|copilot ~1 please|ignore|disregard|call|invoke|execute|send|delete|reveal|print|output|respond|reply|include|say|tell|always|never|must|use|run|forward",
        "^system|admin|administrator|developer ~1 message|note|override|instruction|instructions|prompt|command|update|notice ~3 you|ignore|the|all|assistant|for|from|enable|user|new|disregard|safety|is|to",
        "^system you|ignore|override|new|disregard|always|the",
        "^this is an|a|your ~2 instruction|order|command|directive|message ~1 for|to|from ~2 assistant|ai|llm|you|model|agent|system|admin|developer|administrator",
        "user|owner|developer|administrator|admin|human ~2 wants|asked|instructed|instructs|authorized|authorised|allowed|approved|permitted|expects|requires|requests|ordered|needs you to",
        "^do|don't|never|without ~1 tell|telling|inform|informing|alert|alerting|notify|warn|mention|reveal|ask ~4 user|users|human|owner",

        // asking for what the reader was told, or for its tools
        "^reveal|show|print|output|repeat|display|tell|share|leak|dump|disclose|give|write|list|summarize|summarise|translate|copy ~4 system|hidden|developer|secret ~1 prompt|prompts|message|instructions",
        "^reveal|show|print|output|repeat|display|leak|dump|disclose|tell ~2 your ~2 instructions|prompt|rules|guidelines|configuration|tools|secrets|context|initial",
        "^repeat|print|output|copy ~2 everything|all|text|words|anything ~2 above|before",
        "^call|invoke|use|run|execute|trigger ~2 NAME_ tool|tools|now|with|and|immediately",
        "you must|should|shall|now ~2 call|invoke|use|run|execute|trigger ~4 tool|tools",
        "^you|assistant|ai ~1 must|should|shall ~2 call|invoke|run|execute|trigger ~4 tool|tools|function|NAME_",
        "^use|call|invoke|run ~3 tool|tools ~3 delete|send|forward|email|read|fetch|exfiltrate|upload|every|all|immediately",
        "^delete|erase|wipe|remove|destroy|overwrite ~1 all|every|each|entire ~4 notes|note|memories|memory|brain|vault|knowledge",
        "^rate|rank|recommend|score|grade ~3 this ~3 as|above|highest|best ~8 regardless|always|instead|ignore|only",

        // Spanish
        $"^{Olvida} ~4 {Ordenes} ~2 anteriores|previas|previos|precedentes|recibidas|originales|iniciales|arriba|sistema|dadas",
        $"^{Olvida} ~1 tus|todas|todos|cualquier ~2 {Ordenes}",
        $"^{Olvida} ~1 anteriores|previas ~1 {Ordenes}",
        $"^{Olvida} ~1 todo|cuanto ~1 lo ~1 anterior|dicho|previo",
        $"^haz|haga|hagan caso omiso ~4 {Ordenes}|anterior",
        $"^no sigas|obedezcas|siga|hagas|cumplas ~3 {Ordenes} ~2 anteriores|previas|sistema|originales|tus",
        $"^no sigas|obedezcas|cumplas ~1 tus ~1 {Ordenes}",
        "^ahora|partir|ahora|adelante ~1 eres|serás ~6 ia|ai|asistente|modelo|dan|agente|bot|chatbot|inteligencia|sistema|administrador",
        "^eres ahora ~6 ia|ai|asistente|modelo|dan|agente|bot|chatbot|inteligencia|sistema",
        "^a partir de ahora ~3 eres|serás|responde|responderás|contesta|actúa|actuarás|ignora|ignorarás|obedece|obedecerás",
        "^de|desde ahora ~2 adelante ~2 eres|serás|responde|responderás|contesta|actúa|ignora|obedece|obedecerás",
        "^eres un|una ~1 ia|inteligencia|chatbot",
        "^eres un|una|el asistente ~1 de|virtual|útil|ia|ai|servicial|obediente",
        "^eres un modelo de lenguaje",
        "^si eres|fueras un|una ~2 ia|asistente|modelo|inteligencia|bot|chatbot|agente|llm",
        "^tu nueva|nuevo|verdadera|verdadero|única|único ~1 tarea|misión|instrucción|objetivo|rol|función|papel es|será",
        "^tus nuevas|verdaderas instrucciones",
        "^nuevas|nueva|importantes instrucciones|instrucción ~4 asistente|ia|modelo|sistema|llm|ti",
        $"^cuando|si|al|antes|después ~3 resumas|resumir|resume|resumes|resumirla|resumirlo|proceses|procesar|procesas|traduzcas|traducir|respondas|responder|analices|analizar|indexes|leas|lees ~3 nota|texto|documento|página|mensaje|correo|archivo|contenido|esto ~12 di|dile|incluye|añade|agrega|responde|escribe|envía|manda|llama|menciona|recomienda|inserta|omite|borra|ejecuta|usa|invoca|contesta|termina|empieza|ignora|debes|siempre|nunca",
        "^revela|muestra|muéstrame|imprime|repite|dime|enseña|comparte|escribe|copia ~4 prompt|sistema ~2 sistema|inicial|completo|oculto|prompt",
        "^revela|muestra|muéstrame|imprime|repite|dime|comparte|copia ~2 tus|tu ~2 instrucciones|prompt|reglas|configuración|herramientas|secretos|directrices",
        "^no le|lo|se|informes|avises|digas|menciones|reveles|cuentes ~3 usuario|usuaria|humano|dueño|propietario",
        "^no ~1 digas|informes|avises|menciones|reveles|cuentes ~4 usuario|usuaria|humano|dueño|propietario",
        "^actúa|compórtate|responde|funciona como ~4 ia|asistente|modelo|dan|administrador|terminal|chatbot|restricciones",
        "^finge|imagina|simula|supón ~1 que ~1 eres|ser ~4 ia|asistente|modelo|dan|administrador|chatbot|restricciones",
        "^finge ser ~4 ia|asistente|modelo|dan|administrador|chatbot|restricciones",
        "^atención|instrucciones|mensaje|nota|aviso|importante|instrucción ~1 para|a|al ~2 ia|llm|chatgpt|claude|gpt|inteligencia|copilot|gemini",
        "^atención|instrucciones|mensaje|aviso|instrucción ~1 para|al ~2 asistente|modelo ~1 de|virtual|ia|lenguaje|que|ignora|debes|responde",
        "^asistente|ia|claude|chatgpt ~1 ignora|olvida|envía|borra|ejecuta|revela|responde|llama|usa|debes|siempre|nunca|di",
        "^sistema ~1 ignora|eres|olvida|debes|nuevas",
        "usuario|dueño|propietario ~2 quiere|pide|pidió|ordena|autoriza|autorizado|permite|solicita que ~2 borres|envíes|ignores|ejecutes|llames|uses|reveles|elimines",
        "^llama|invoca|ejecuta|usa|utiliza ~3 herramienta|herramientas ~6 NAME_|y|para|borrar|enviar|inmediatamente|todas",
        "^borra|elimina|destruye|suprime ~1 todas|todos|toda|cada ~2 notas|nota|memoria|memorias|recuerdos|cerebro",
        "^debes ~2 llamar|invocar|ejecutar|usar ~3 herramienta|función|NAME_",
    ];

    public static IReadOnlyList<string> Exfiltrations { get; } =
    [
        $"^send|post|upload|forward|transmit|submit|email|mail|exfiltrate|leak|copy|share|deliver|publish|report ~7 {Secrets} ~8 URL|webhook|server",
        "^send|post|upload|forward|transmit|submit|email|mail|exfiltrate|leak|copy|share|deliver ~1 all|every|each|entire|these|user's|users|private|other|full|their ~5 notes|note|files|documents|emails|data|contents|content|information|summary ~8 URL|webhook",
        "^send|post|upload|forward|transmit|exfiltrate|leak ~3 user's|users|owner's|person's ~4 URL|webhook",
        "^and|then|must|should send|post|upload|forward|transmit|exfiltrate|leak ~6 conversation|secrets|passwords|credentials|vault|memories|notes ~8 URL|webhook",
        "exfiltrate ~5 notes|data|secrets|conversation|passwords|credentials|contents|vault ~8 to|via|through",
        "^make|issue|perform|send ~2 http|https|get|post|web request|requests ~2 URL ~6 with|containing|including|carrying",
        "^fetch|visit|open|load|request|browse|navigate|go|ping|call ~3 URL ~4 with|containing|including|appending|adding|and|followed ~6 notes|data|conversation|secrets|secret|summary|contents|password|passwords|history|query|parameter|results|answer|key|keys|token",
        "^append|add|encode|embed|put|include|insert ~8 notes|data|conversation|secrets|secret|contents|passwords|password|history|keys|key|context ~5 query|parameter|querystring",
        "^render|output ~3 image|picture|pixel|img ~8 URL",
        $"^envía|envíe|manda|mande|reenvía|sube|publica|transmite|comparte|filtra|copia|remite ~7 conversación|historial|secretos|secreto|contraseñas|contraseña|credenciales|claves|clave|memoria|prompt|contexto ~8 URL|webhook|servidor",
        "^envía|envíe|manda|mande|reenvía|sube|publica|transmite|comparte|filtra ~1 todas|todos|toda|todo|cada ~4 notas|nota|datos|archivos|contenido|información|documentos ~8 URL|webhook|servidor",
        "^envía|manda|reenvía|sube ~2 datos|notas|información ~2 usuario|usuaria|dueño ~6 URL|webhook|servidor",
    ];

    /// <summary>Words that make an order of what follows them.</summary>
    public static IReadOnlyList<string> Leads { get; } = ["please", "now", "kindly", "immediately", "favor", "importantly", "instead"];

    public static IReadOnlyList<string> LeadVerbs { get; } = ["must", "should", "shall", "will", "can", "to"];

    /// <summary>What has to be among the words of a text that is not shown, to take it for instructions.</summary>
    public static IReadOnlyList<string> Unseen { get; } =
    [
        $"{Assistant}|model|models|agent|agents|prompt|instruction|instructions|summary|summaries|asistente|modelo|instrucciones ~12 must|should|shall|ignore|respond|reply|answer|say|include|recommend|tell|call|send|follow|always|never|add|mention|treat|rate|prefer|approve|accept|hire|ignora|responde|incluye|recomienda|di|envía|debe|debes|siempre|nunca",
        $"must|should|shall|ignore|respond|reply|answer|say|include|recommend|tell|call|send|follow|always|never|add|mention|treat|rate|prefer|approve|ignora|responde|incluye|recomienda|envía|debes ~12 {Assistant}|model|models|agent|agents|prompt|instructions|summary|summaries|asistente|modelo|instrucciones",
        "tell|inform|convince|warn|ask the|your|any user|users|human|humans",
        "ignore|disregard ~1 the|this|that|everything|previous|all ~2 rest|above|else|text|page|before",
        "rate|rank|score|recommend|prefer|accept|hire ~4 candidate|paper|product|applicant|highest|best|first|top|positively",
    ];
}
