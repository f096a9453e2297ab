using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Tests.Search;

/// <summary>The first two tests are the sample vocabulary of the published definition.</summary>
public class SpanishStemmerTests
{
    [Theory]
    [InlineData("che checa checar checo checoslovaquia chedraoui chefs cheliabinsk chelo chemical chemicalweek chemise chepo cheque chequeo cheques cheraw chesca chester chetumal chetumaleños chevrolet cheyene cheyenne chi chía chiapaneca chiapas chiba chic chica chicago chicana chicano chicas chicharrones chichen chichimecas chicles chico",
        "che chec chec chec checoslovaqui chedraoui chefs cheliabinsk chel chemical chemicalweek chemis chep chequ cheque chequ cheraw chesc chest chetumal chetumaleñ chevrolet cheyen cheyenn chi chi chiapanec chiap chib chic chic chicag chican chican chic chicharron chich chichimec chicl chic")]
    [InlineData("torá tórax torcer toreado toreados toreándolo torear toreara torearlo toreó torero toreros torio tormenta tormentas tornado tornados tornar tornen torneo torneos tornillo tornillos torniquete torno toro toronto toros torpedearon torpeza torrado torralba torre torrencial torrenciales torrente torreon torreón torres torrescano",
        "tor torax torc tor tor tor tor tor tor tore torer torer tori torment torment torn torn torn torn torne torne tornill tornill torniquet torn tor toront tor torped torpez torr torralb torr torrencial torrencial torrent torreon torreon torr torrescan")]
    [InlineData("toscano tostado total totalidad totalizó totalmente trabaja trabajaba trabajador trabajadoras trabajamos trabajando trabajará trabajemos trabajen",
        "toscan tost total total totaliz total trabaj trabaj trabaj trabaj trabaj trabaj trabaj trabaj trabaj")]
    public void The_sample_vocabulary_has_its_stems(string words, string stems) =>
        words.Split(' ').Select(SpanishStemmer.Stem).ShouldBe(stems.Split(' '));

    [Theory]
    [InlineData("haciéndola haciendo", "hac")]
    [InlineData("nación naciones", "nacion")]
    [InlineData("anotación anotaciones anotacion", "anot")]
    [InlineData("biología biologías", "biolog")]
    [InlineData("contribución contribuciones contribucion", "contribu")]
    [InlineData("existencia existencias", "existent")]
    [InlineData("rápidamente", "rapid")]
    [InlineData("amablemente", "amabl")]
    [InlineData("posibilidad posibilidades", "posibil")]
    [InlineData("contribuyendo", "contribu")]
    [InlineData("paguen pague", "pag")]
    public void The_rules_of_the_definition_hold(string words, string stem) =>
        words.Split(' ').Select(SpanishStemmer.Stem).ShouldAllBe(found => found == stem);
}
