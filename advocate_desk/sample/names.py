"""The names in the sample program: invented companies, and people of many countries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Land:
    """A country with some of its towns, and names as people have them there."""

    name: str
    region: str
    language: str
    cities: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]


def _land(name: str, region: str, language: str, cities: str, names: str) -> Land:
    given, _, family = names.partition(" | ")
    towns = tuple(cities.split(", "))
    return Land(name, region, language, towns, tuple(given.split()), tuple(family.split(", ")))


LANDS = (
    _land(
        "Germany", "EMEA", "German", "Hamburg, Leipzig, München",
        "Jörg Käthe Friederike Henning Anneliese Lutz Imke Bastian"
        " | Brünner, Oetjen, Vollrath, Hüsken, Lindqvist-Maier, Sandvoß, Terhorst, Weißkopf",
    ),
    _land(
        "United Kingdom", "EMEA", "English", "Leeds, Bristol, Glasgow",
        "Imogen Callum Harriet Rhys Tamsin Fergus Bronwen Alasdair"
        " | Penhaligon, Ashworth, MacInnes, Thackray, O’Rourke, Llewellyn, Whitlock, Featherstone",
    ),
    _land(
        "France", "EMEA", "French", "Lyon, Nantes, Lille",
        "Élodie Thibault Noémie Gaël Hélène Rémi Maëlle Aurélien"
        " | Lefèvre, Bourdonnais, Château, d’Aubigny, Guérin, Pelletier-Roy, Séguin, Vasseur",
    ),
    _land(
        "Spain", "EMEA", "Spanish", "Valencia, Bilbao, Sevilla",
        "Íñigo Begoña Álvaro Nuria Joaquín Maite Rocío Íker"
        " | Etxeberria, Muñoz, Cañizares, Ibáñez, Quesada, Peñalver, Zubiri, Ordóñez",
    ),
    _land(
        "Sweden", "EMEA", "Swedish", "Malmö, Göteborg, Umeå",
        "Åsa Björn Linnéa Torbjörn Märta Göran Saga Håkan"
        " | Sjöström, Ångman, Öhrlund, Nyström, Wikblad, Hägg, Lövgren, Dahlqvist",
    ),
    _land(
        "Poland", "EMEA", "Polish", "Gdańsk, Łódź, Poznań",
        "Zofia Michał Jagoda Łukasz Małgorzata Paweł Bożena Wojciech"
        " | Wiśniak, Dąbrowiecka, Żurek, Kołodziej, Śliwa, Gołąb, Jaźwiński, Trzciński",
    ),
    _land(
        "Türkiye", "EMEA", "Turkish", "İzmir, Bursa",
        "Gülşen Çağrı Şebnem Oğuz Işıl Tolga Nilüfer Ümit"
        " | Yıldızoğlu, Karaçay, Özgün, Şahinbaş, Demirtaş, Gökçen, Ünlüer, Aydıner",
    ),
    _land(
        "Nigeria", "EMEA", "English", "Lagos, Ibadan",
        "Adébáyọ̀ Ngozi Chidi Fọláṣadé Emeka Yétúndé Ifeoma Tunde"
        " | Adéyẹmí, Okonkwo, Balógun, Eze, Ọláwálé, Nwachukwu, Ṣóyínká-Bello, Umeh",
    ),
    _land(
        "United States", "AMER", "English", "Denver, Pittsburgh, Austin",
        "Marisol Dwayne Annika Jerome Priscilla Hank Latoya Clayton"
        " | Hollister, Begay, Washington-Hale, Kowalczyk, Trujillo, Abernathy, Nakai, Pettigrew",
    ),
    _land(
        "Canada", "AMER", "English", "Halifax, Calgary",
        "Geneviève Tristan Margaux Desmond Solène Garnet Odile Bram"
        " | Tremblay-Côté, Ferland, MacAskill, Gauthier, Birdsell, Roy, Létourneau, Stonechild",
    ),
    _land(
        "Brazil", "AMER", "Portuguese", "Recife, Curitiba",
        "João Conceição Thaís Antônio Luísa Caetano Inês Márcio"
        " | Assunção, Magalhães, Brandão, Araújo-Lima, Gonçalves, Queirós, Falcão, Simões",
    ),
    _land(
        "India", "APAC", "English", "Pune, Kochi, Jaipur",
        "Ananya Vikram Lakshmi Arjun Meenakshi Rohan Devika Sanjay"
        " | Iyer, Deshpande, Chattopadhyay, Kulkarni, Rāthore, Menon-Pillai, Bhattacharya, Sethi",
    ),
    _land(
        "Japan", "APAC", "Japanese", "Sapporo, Fukuoka",
        "Shō Yūko Kenji Haruka Ryōta Chiyo Satoshi Mio"
        " | Ōnishi, Hayakawa, Fujimori, Kōno, Sugawara, Uehara, Morimoto, Tsukada",
    ),
    _land(
        "Vietnam", "APAC", "Vietnamese", "Đà Nẵng, Huế",
        "Thảo Dũng Hương Quân Ngọc Sơn Yến Tuấn"
        " | Nguyễn, Phạm, Đặng, Huỳnh, Bùi, Võ, Lương, Trịnh",
    ),
)  # fmt: skip

# how the names of the companies begin, one company each
COMPANIES = """
Alderway Brightmoor Castellan Dunmere Eskdale Fenwright Gildhall Harrowby Ivystone Jarnholm
Kestrelle Lindmoor Marwick Nordhavn Oakhurst Pellworth Quillon Rosmarin Silverbeck Tamarind
Ulverton Varga Westerhay Xanadie Yarrow Zephyrine Amberley Bluecairn Corvane Driftwood Elmsgate
Farrowdale Greywater Hollowell Inverlay Juniperra Kirkmoor Larkspur Mistral Norrland Orchardine
Pinegrove Quarrybank Redfern Saltmarsh Thornbury Underhay Vellamo Windrush Yewtree Ashgrove
Birchall Cloverlea Dovecote Emberline Foxmoor Glenhaven Heatherby Ironbridgeworks Jasperine
Kingsmead Lavendon Moorgatehill Nettlecombe Osprelle Pebblebrook Quayside Ravensworth
Stonecroft Teasel Umberline Violette Wrenfield Yellowhammer Zinnia Arborea Bramblewick Cedarine
Dunlin Elderbrook Fernhollow Gorseland Hazelmere Islemoor Kelpline Lichenfold Meadowlark
Nightjar Otterburnside Plovermere
"""
