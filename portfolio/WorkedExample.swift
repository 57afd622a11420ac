/// The worked example: the records of this folder, embedded in the binary.
public enum WorkedExample {
  /// The paths of all files below `portfolio/`, sorted by their bytes: `ledger.json`, `initiatives/INI-0002.json`, …
  public static let paths = [
    "assessments/CIA-0001.json",
    "capacities/CAP-0001.json",
    "capacities/CAP-0002.json",
    "decisions/DEC-0001.json",
    "decisions/DEC-0002.json",
    "decisions/DEC-0003.json",
    "decisions/DEC-0004.json",
    "decisions/DEC-0005.json",
    "decisions/DEC-0006.json",
    "decisions/DEC-0007.json",
    "decisions/DEC-0008.json",
    "decisions/DEC-0009.json",
    "decisions/DEC-0010.json",
    "decisions/DEC-0011.json",
    "decisions/DEC-0012.json",
    "decisions/DEC-0013.json",
    "decisions/DEC-0014.json",
    "decisions/DEC-0015.json",
    "decisions/DEC-0016.json",
    "decisions/DEC-0017.json",
    "decisions/DEC-0018.json",
    "decisions/DEC-0019.json",
    "decisions/DEC-0020.json",
    "decisions/DEC-0021.json",
    "decisions/DEC-0022.json",
    "decisions/DEC-0023.json",
    "exceptions/EXC-0001.json",
    "exceptions/EXC-0002.json",
    "exceptions/EXC-0003.json",
    "forums/FOR-0001.json",
    "forums/FOR-0002.json",
    "freezes/FRZ-0001.json",
    "freezes/FRZ-0002.json",
    "freezes/FRZ-0003.json",
    "freezes/FRZ-0004.json",
    "freezes/FRZ-0005.json",
    "freezes/FRZ-0006.json",
    "freezes/FRZ-0007.json",
    "gatemodels/GTM-0001.json",
    "initiatives/INI-0001.json",
    "initiatives/INI-0002.json",
    "initiatives/INI-0003.json",
    "initiatives/INI-0004.json",
    "initiatives/INI-0005.json",
    "initiatives/INI-0006.json",
    "initiatives/INI-0007.json",
    "initiatives/INI-0008.json",
    "initiatives/INI-0009.json",
    "initiatives/INI-0010.json",
    "initiatives/INI-0011.json",
    "initiatives/INI-0012.json",
    "ledger.json",
    "lessons/LES-0001.json",
    "metrics/MET-0001.json",
    "metrics/MET-0002.json",
    "metrics/MET-0003.json",
    "metrics/MET-0004.json",
    "metrics/MET-0005.json",
    "metrics/MET-0006.json",
    "metrics/MET-0007.json",
    "metrics/MET-0008.json",
    "metrics/MET-0009.json",
    "people/PER-0001.json",
    "people/PER-0002.json",
    "people/PER-0003.json",
    "people/PER-0004.json",
    "people/PER-0005.json",
    "people/PER-0006.json",
    "people/PER-0007.json",
    "people/PER-0008.json",
    "people/PER-0009.json",
    "people/PER-0010.json",
    "people/PER-0011.json",
    "people/PER-0012.json",
    "people/PER-0013.json",
    "people/PER-0014.json",
    "policies/POL-0001.json",
    "portfolios/PFL-0001.json",
    "processes/PRC-0001.json",
    "processes/PRC-0002.json",
    "processes/PRC-0003.json",
    "reviews/REV-0001.json",
    "reviews/REV-0002.json",
    "reviews/REV-0003.json",
    "reviews/REV-0004.json",
    "reviews/REV-0005.json",
    "rollouts/ROL-0001.json",
    "segments/SEG-0001.json",
    "segments/SEG-0002.json",
    "segments/SEG-0003.json",
  ]

  /// The text of the file at `path`, or nothing if there is no such file.
  public static func bytes(at path: String) -> [UInt8]? {
    switch path {
    case "assessments/CIA-0001.json": PackageResources.CIA_0001_json
    case "capacities/CAP-0001.json": PackageResources.CAP_0001_json
    case "capacities/CAP-0002.json": PackageResources.CAP_0002_json
    case "decisions/DEC-0001.json": PackageResources.DEC_0001_json
    case "decisions/DEC-0002.json": PackageResources.DEC_0002_json
    case "decisions/DEC-0003.json": PackageResources.DEC_0003_json
    case "decisions/DEC-0004.json": PackageResources.DEC_0004_json
    case "decisions/DEC-0005.json": PackageResources.DEC_0005_json
    case "decisions/DEC-0006.json": PackageResources.DEC_0006_json
    case "decisions/DEC-0007.json": PackageResources.DEC_0007_json
    case "decisions/DEC-0008.json": PackageResources.DEC_0008_json
    case "decisions/DEC-0009.json": PackageResources.DEC_0009_json
    case "decisions/DEC-0010.json": PackageResources.DEC_0010_json
    case "decisions/DEC-0011.json": PackageResources.DEC_0011_json
    case "decisions/DEC-0012.json": PackageResources.DEC_0012_json
    case "decisions/DEC-0013.json": PackageResources.DEC_0013_json
    case "decisions/DEC-0014.json": PackageResources.DEC_0014_json
    case "decisions/DEC-0015.json": PackageResources.DEC_0015_json
    case "decisions/DEC-0016.json": PackageResources.DEC_0016_json
    case "decisions/DEC-0017.json": PackageResources.DEC_0017_json
    case "decisions/DEC-0018.json": PackageResources.DEC_0018_json
    case "decisions/DEC-0019.json": PackageResources.DEC_0019_json
    case "decisions/DEC-0020.json": PackageResources.DEC_0020_json
    case "decisions/DEC-0021.json": PackageResources.DEC_0021_json
    case "decisions/DEC-0022.json": PackageResources.DEC_0022_json
    case "decisions/DEC-0023.json": PackageResources.DEC_0023_json
    case "exceptions/EXC-0001.json": PackageResources.EXC_0001_json
    case "exceptions/EXC-0002.json": PackageResources.EXC_0002_json
    case "exceptions/EXC-0003.json": PackageResources.EXC_0003_json
    case "forums/FOR-0001.json": PackageResources.FOR_0001_json
    case "forums/FOR-0002.json": PackageResources.FOR_0002_json
    case "freezes/FRZ-0001.json": PackageResources.FRZ_0001_json
    case "freezes/FRZ-0002.json": PackageResources.FRZ_0002_json
    case "freezes/FRZ-0003.json": PackageResources.FRZ_0003_json
    case "freezes/FRZ-0004.json": PackageResources.FRZ_0004_json
    case "freezes/FRZ-0005.json": PackageResources.FRZ_0005_json
    case "freezes/FRZ-0006.json": PackageResources.FRZ_0006_json
    case "freezes/FRZ-0007.json": PackageResources.FRZ_0007_json
    case "gatemodels/GTM-0001.json": PackageResources.GTM_0001_json
    case "initiatives/INI-0001.json": PackageResources.INI_0001_json
    case "initiatives/INI-0002.json": PackageResources.INI_0002_json
    case "initiatives/INI-0003.json": PackageResources.INI_0003_json
    case "initiatives/INI-0004.json": PackageResources.INI_0004_json
    case "initiatives/INI-0005.json": PackageResources.INI_0005_json
    case "initiatives/INI-0006.json": PackageResources.INI_0006_json
    case "initiatives/INI-0007.json": PackageResources.INI_0007_json
    case "initiatives/INI-0008.json": PackageResources.INI_0008_json
    case "initiatives/INI-0009.json": PackageResources.INI_0009_json
    case "initiatives/INI-0010.json": PackageResources.INI_0010_json
    case "initiatives/INI-0011.json": PackageResources.INI_0011_json
    case "initiatives/INI-0012.json": PackageResources.INI_0012_json
    case "ledger.json": PackageResources.ledger_json
    case "lessons/LES-0001.json": PackageResources.LES_0001_json
    case "metrics/MET-0001.json": PackageResources.MET_0001_json
    case "metrics/MET-0002.json": PackageResources.MET_0002_json
    case "metrics/MET-0003.json": PackageResources.MET_0003_json
    case "metrics/MET-0004.json": PackageResources.MET_0004_json
    case "metrics/MET-0005.json": PackageResources.MET_0005_json
    case "metrics/MET-0006.json": PackageResources.MET_0006_json
    case "metrics/MET-0007.json": PackageResources.MET_0007_json
    case "metrics/MET-0008.json": PackageResources.MET_0008_json
    case "metrics/MET-0009.json": PackageResources.MET_0009_json
    case "people/PER-0001.json": PackageResources.PER_0001_json
    case "people/PER-0002.json": PackageResources.PER_0002_json
    case "people/PER-0003.json": PackageResources.PER_0003_json
    case "people/PER-0004.json": PackageResources.PER_0004_json
    case "people/PER-0005.json": PackageResources.PER_0005_json
    case "people/PER-0006.json": PackageResources.PER_0006_json
    case "people/PER-0007.json": PackageResources.PER_0007_json
    case "people/PER-0008.json": PackageResources.PER_0008_json
    case "people/PER-0009.json": PackageResources.PER_0009_json
    case "people/PER-0010.json": PackageResources.PER_0010_json
    case "people/PER-0011.json": PackageResources.PER_0011_json
    case "people/PER-0012.json": PackageResources.PER_0012_json
    case "people/PER-0013.json": PackageResources.PER_0013_json
    case "people/PER-0014.json": PackageResources.PER_0014_json
    case "policies/POL-0001.json": PackageResources.POL_0001_json
    case "portfolios/PFL-0001.json": PackageResources.PFL_0001_json
    case "processes/PRC-0001.json": PackageResources.PRC_0001_json
    case "processes/PRC-0002.json": PackageResources.PRC_0002_json
    case "processes/PRC-0003.json": PackageResources.PRC_0003_json
    case "reviews/REV-0001.json": PackageResources.REV_0001_json
    case "reviews/REV-0002.json": PackageResources.REV_0002_json
    case "reviews/REV-0003.json": PackageResources.REV_0003_json
    case "reviews/REV-0004.json": PackageResources.REV_0004_json
    case "reviews/REV-0005.json": PackageResources.REV_0005_json
    case "rollouts/ROL-0001.json": PackageResources.ROL_0001_json
    case "segments/SEG-0001.json": PackageResources.SEG_0001_json
    case "segments/SEG-0002.json": PackageResources.SEG_0002_json
    case "segments/SEG-0003.json": PackageResources.SEG_0003_json
    default: nil
    }
  }
}
